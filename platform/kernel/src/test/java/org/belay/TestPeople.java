// SPDX-License-Identifier: Apache-2.0
package org.belay;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.belay.access.Access;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.people.PersonId;
import org.belay.tenancy.TenantId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Stores people who can sign in. Each has an e-mail of their own, so that tests do not meet. */
@TestConfiguration
public class TestPeople {

    public static final String PASSWORD = "quite a long password";

    private final TestTenants tenants;
    private final People people;
    private final Access access;
    private final String hash;

    TestPeople(TestTenants tenants, People people, Access access, PasswordEncoder encoder) {
        this.tenants = tenants;
        this.people = people;
        this.access = access;
        this.hash = String.valueOf(encoder.encode(PASSWORD));
    }

    /** Somebody and what they sign in with. */
    public record Someone(PersonId id, String email) {}

    /** A person without an account. */
    public Someone add(TenantId tenant, String given, String family) {
        var email = given.toLowerCase(Locale.ROOT) + "." + UUID.randomUUID() + "@alpha.example";
        return tenants.in(
                tenant,
                () -> new Someone(
                        people.add(new PersonDetails(given, family, null, null, email, null, null, Map.of())), email));
    }

    /** A person who signs in with {@link #PASSWORD} and has these roles. */
    public Someone member(TenantId tenant, String... roles) {
        var someone = add(tenant, "Mara", "Quillfeather");
        tenants.inTenant(tenant, () -> {
            access.openAccountWithHash(someone.id(), someone.email(), hash);
            for (var role : roles) {
                access.assign(someone.id().value(), role, null);
            }
        });
        return someone;
    }
}
