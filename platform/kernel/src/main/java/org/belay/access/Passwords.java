// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.belay.access.Brake.Kind;
import org.belay.audit.AuditLog;
import org.belay.notices.NoticeText;
import org.belay.notices.Notices;
import org.belay.people.PersonId;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sets passwords. For code that has made sure whose password it is. */
@Service
@Transactional
public class Passwords {

    static final String PASSWORD_CHANGED = "access.password-changed";

    private final Accounts accounts;
    private final ActorStatus actors;
    private final Brake brake;
    private final Sessions sessions;
    private final AuditLog audit;
    private final Notices notices;
    private final PasswordEncoder encoder;

    Passwords(
            Accounts accounts,
            ActorStatus actors,
            Brake brake,
            Sessions sessions,
            AuditLog audit,
            Notices notices,
            PasswordEncoder encoder) {
        this.accounts = accounts;
        this.actors = actors;
        this.brake = brake;
        this.sessions = sessions;
        this.audit = audit;
        this.notices = notices;
        this.encoder = encoder;
    }

    /** Sets a password for who has proved to be that person, and signs them out everywhere. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(PersonId person, String password) {
        var account = accounts.findById(person).orElseThrow(NotFound::new);
        account.setPassword(password, encoder);
        accounts.saveAndFlush(account);
        audit.record("password.set", "person", person.value(), Map.of());
        tell(person);
        sessions.end(person.value(), null);
        brake.release(Kind.SIGN_IN, account.login());
        brake.release(Kind.PASSWORD_RESET, account.login());
    }

    /**
     * Changes the password of who knows the present one, and signs them out everywhere else. Wrong guesses count like
     * those at sign-in.
     *
     * @param session the one that stays
     */
    public void change(PersonId person, String present, String password, String session) {
        var account = accounts.findById(person).orElseThrow(NotFound::new);
        if (brake.tryOnce(Kind.SIGN_IN, account.login()).isPresent()) {
            throw new RuleViolation("access.password.locked");
        }
        if (account.passwordHash()
                .filter(hash -> encoder.matches(present, hash))
                .isEmpty()) {
            throw new RuleViolation("access.password.wrong");
        }
        brake.release(Kind.SIGN_IN, account.login());
        account.setPassword(password, encoder);
        accounts.saveAndFlush(account);
        audit.record("password.changed", "person", person.value(), Map.of());
        tell(person);
        sessions.end(person.value(), session);
    }

    /** So that nobody loses an account without knowing. */
    private void tell(PersonId person) {
        notices.tell(person, PASSWORD_CHANGED, NoticeText.of("access.notice.password-changed"), "/account");
    }

    /** The active person with this sign-in name. */
    @Transactional(readOnly = true)
    public Optional<PersonId> whoSignsInAs(String login) {
        return accounts.findByLoginLower(login.strip().toLowerCase(Locale.ROOT))
                .map(Account::person)
                .filter(person -> actors.isActive(person.value()));
    }

    /** Whether a person has a password already. */
    @Transactional(readOnly = true)
    public boolean isSet(PersonId person) {
        return accounts.findById(person).flatMap(Account::passwordHash).isPresent();
    }

    /** What a person signs in with; empty without an account. */
    @Transactional(readOnly = true)
    public Optional<String> loginOf(PersonId person) {
        return accounts.findById(person).map(Account::login);
    }
}
