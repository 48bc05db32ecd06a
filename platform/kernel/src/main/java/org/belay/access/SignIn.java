// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.belay.access.Brake.Kind;
import org.belay.audit.AuditLog;
import org.belay.people.People;
import org.belay.tenancy.TenantScope;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks a name and password. Wrong name, wrong password and disabled account look the same and take as long. */
@Component
class SignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final Brake brake;
    private final ActorStatus status;
    private final People people;
    private final AuditLog audit;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String unknownHash;

    SignIn(
            Accounts accounts,
            Brake brake,
            ActorStatus status,
            People people,
            AuditLog audit,
            PasswordEncoder passwords,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.brake = brake;
        this.status = status;
        this.people = people;
        this.audit = audit;
        this.passwords = passwords;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.unknownHash = String.valueOf(passwords.encode("nobody has this password"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        if (TenantScope.current().isEmpty()) {
            throw new BadCredentialsException("no organization here");
        }
        var login = attempt.getName();
        brake.tryOnce(Kind.SIGN_IN, login).ifPresent(until -> {
            throw new LockedException(until.toString());
        });
        var account = transaction.execute(
                running -> accounts.findByLoginLower(login.strip().toLowerCase(Locale.ROOT))
                        .orElse(null));
        var hash = account == null ? unknownHash : account.passwordHash().orElse(unknownHash);
        var matches = passwords.matches(String.valueOf(attempt.getCredentials()), hash);
        if (account == null || account.passwordHash().isEmpty() || !matches) {
            audit.recordAlone("sign-in.refused", "account", null, Map.of("login", login));
            throw new BadCredentialsException("wrong name or password");
        }
        return entered(account, login);
    }

    private Authentication entered(Account account, String login) {
        var someone = transaction.execute(running -> {
            var id = account.person();
            if (!status.isActive(id.value())) {
                return null;
            }
            accounts.signedIn(id, clock.instant());
            return SignedIn.as(id, people.detailsOf(id).orElseThrow());
        });
        if (someone == null) {
            audit.recordAlone("sign-in.refused", "account", null, Map.of("login", login));
            throw new BadCredentialsException("disabled");
        }
        brake.release(Kind.SIGN_IN, login);
        TenantScope.require().actAs(someone.actor());
        audit.recordAlone("sign-in.done", "person", someone.actor().id(), Map.of());
        return someone;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
