// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.belay.access.Access;
import org.belay.access.SignedIn;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two associations, North and South, with members of each. */
@TestConfiguration
public class TwoAssociations {

    public static final String NORTH = "north";
    public static final String SOUTH = "south";

    private final Tenants tenants;
    private final TenantDirectory directory;
    private final People people;
    private final Access access;
    private final TransactionTemplate transaction;

    TwoAssociations(
            Tenants tenants,
            TenantDirectory directory,
            People people,
            Access access,
            PlatformTransactionManager transactions) {
        this.tenants = tenants;
        this.directory = directory;
        this.people = people;
        this.access = access;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Somebody of an association. */
    public record Somebody(String slug, TenantId tenant, Actor actor) {

        /** Makes a request theirs; within their tenant, because that decides which chain of filters is asked. */
        public RequestPostProcessor asking() {
            return request -> {
                request.setServerName(slug + ".localhost");
                return TenantScope.call(
                        tenant,
                        actor,
                        () -> csrf().postProcessRequest(
                                        authentication(new SignedIn(actor)).postProcessRequest(request)));
            };
        }

        public <T> T call(Supplier<T> work) {
            return TenantScope.call(tenant, actor, work::get);
        }
    }

    /** A new person with a role. */
    public Somebody newPerson(String slug, String role) {
        var tenant = tenant(slug);
        return TenantScope.call(
                tenant,
                Actor.SYSTEM,
                () -> transaction.execute(status -> {
                    var id = people.add(new PersonDetails("Tess", "Tern", null, null, null, null, null, Map.of()));
                    access.assign(id.value(), role, null);
                    return new Somebody(slug, tenant, Actor.person(id.value(), "Tess Tern"));
                }));
    }

    private TenantId tenant(String slug) {
        return directory
                .at(slug + ".localhost")
                .map(tenant -> tenant.id())
                .orElseGet(() -> tenants.found(
                        slug,
                        "Association of the " + slug,
                        TenantKind.ASSOCIATION,
                        Set.of(slug + ".localhost"),
                        ZoneId.of("America/Detroit"),
                        Locale.US,
                        "US-MI",
                        "#0b6e7f"));
    }
}
