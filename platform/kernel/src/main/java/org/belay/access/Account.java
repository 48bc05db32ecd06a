// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.belay.people.PersonId;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantAggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A person's way to sign in with a password. Until the first one is set, the person is invited but cannot enter. */
@Entity
@Table(schema = "platform", name = "account")
class Account extends TenantAggregate<Account> {

    /** NIST SP 800-63B-4, section 3.1.1.2, asks for 15 characters where the password is the only factor. */
    static final int SHORTEST_PASSWORD = 15;

    private static final int LONGEST_PASSWORD = 128;

    private @EmbeddedId @AttributeOverride(name = "value", column = @Column(name = "person_id")) PersonId person;
    private String loginLower;
    private @Nullable String passwordHash;
    private @Nullable Instant lastSignInAt;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    Account(PersonId person, String login) {
        this.person = person;
        this.loginLower = login.strip().toLowerCase(Locale.ROOT);
    }

    /** Changes the name to sign in with. */
    void signInAs(String login) {
        loginLower = login.strip().toLowerCase(Locale.ROOT);
    }

    void setPassword(String password, PasswordEncoder encoder) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new RuleViolation("access.password.too-short", SHORTEST_PASSWORD);
        }
        if (password.length() > LONGEST_PASSWORD) {
            throw new RuleViolation("access.password.too-long", LONGEST_PASSWORD);
        }
        if (password.toLowerCase(Locale.ROOT).contains(loginLower)) {
            throw new RuleViolation("access.password.contains-login");
        }
        passwordHash = encoder.encode(password);
    }

    /** Takes over a hash made elsewhere, as the demo data does for speed. */
    void adoptHash(String hash) {
        passwordHash = hash;
    }

    PersonId person() {
        return person;
    }

    String login() {
        return loginLower;
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    Optional<Instant> lastSignInAt() {
        return Optional.ofNullable(lastSignInAt);
    }
}
