// SPDX-License-Identifier: Apache-2.0
package org.belay.access.own;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.belay.access.Passwords;
import org.belay.access.Sessions;
import org.belay.audit.AuditLog;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the signed-in person may do with their own account. Nobody else's can be named here. */
@Service
@Transactional
class OwnAccount {

    private final People people;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditLog audit;

    OwnAccount(People people, Passwords passwords, Sessions sessions, AuditLog audit) {
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** A person's own account; {@code login} is empty for who comes in by another way. */
    record Overview(People.Stored person, Optional<String> login, List<OwnSession> sessions) {}

    @Transactional(readOnly = true)
    Overview overview(String session) {
        var own = self();
        return new Overview(
                people.own(own),
                passwords.loginOf(own),
                sessions.of(own.value()).stream()
                        .map(place -> OwnSession.of(place, session))
                        .toList());
    }

    void change(OwnDetailsForm form) {
        people.changeOwn(self(), form.version(), form.preferredName(), form.pronouns(), form.zone(), form.language());
    }

    void changePassword(PasswordChangeForm form, String session) {
        if (!form.same()) {
            throw new RuleViolation("access.password.differs");
        }
        passwords.change(self(), form.typedPresent(), form.typed(), session);
    }

    /** @param except the session that stays, or null for none */
    int signOut(@Nullable String except) {
        var own = self();
        people.own(own); // programs have no sessions
        var ended = sessions.end(own.value(), except);
        audit.record("sessions.ended", "person", own.value(), Map.of("number", ended));
        return ended;
    }

    private static PersonId self() {
        UUID id = TenantScope.require().actor().orElseThrow(NotFound::new).id();
        if (id == null) {
            throw new NotFound();
        }
        return PersonId.of(id);
    }
}
