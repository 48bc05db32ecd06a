// SPDX-License-Identifier: Apache-2.0
package org.belay;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Alpha, a university at {@code alpha.localhost}, and Beta, an association at {@code beta.localhost}. */
@TestConfiguration
public class TestTenants {

    private final Tenants tenants;
    private final TenantDirectory directory;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    TestTenants(Tenants tenants, TenantDirectory directory, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.tenants = tenants;
        this.directory = directory;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    public TenantId alpha() {
        return tenant("alpha", TenantKind.UNIVERSITY);
    }

    public TenantId beta() {
        return tenant("beta", TenantKind.ASSOCIATION);
    }

    private TenantId tenant(String slug, TenantKind kind) {
        return directory
                .at(slug + ".localhost")
                .map(tenant -> tenant.id())
                .orElseGet(() -> tenants.found(
                        slug,
                        slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1) + " of Testing",
                        kind,
                        Set.of(slug + ".localhost"),
                        ZoneId.of("America/Detroit"),
                        Locale.US,
                        "US-MI",
                        "#0b6e7f"));
    }

    /** Does work in a tenant as Belay itself, in one transaction. */
    public <T> T in(TenantId tenant, Supplier<T> work) {
        return TenantScope.call(tenant, Actor.SYSTEM, () -> transaction.execute(status -> work.get()));
    }

    /** Does work in a tenant as Belay itself, in one transaction. */
    public void inTenant(TenantId tenant, Runnable work) {
        in(tenant, () -> {
            work.run();
            return true;
        });
    }

    /** Does work in a tenant as an actor, without a transaction around it. */
    public <T> T as(TenantId tenant, Actor actor, Supplier<T> work) {
        return TenantScope.call(tenant, actor, work::get);
    }

    /** Stores an actor of a tenant with a role of its own that has these permissions. */
    public Actor actorWith(TenantId tenant, String... permissions) {
        var id = UUID.randomUUID();
        var role = UUID.randomUUID();
        inTenant(tenant, () -> {
            jdbc.sql("insert into platform.actor (id, kind) values (?, 'PERSON')")
                    .param(id)
                    .update();
            jdbc.sql("insert into platform.role (id, key, name, description, permissions, version)"
                            + " values (?, ?, 'Test', '', ?, 0)")
                    .param(role)
                    .param("test-" + role)
                    .param(permissions)
                    .update();
            jdbc.sql("insert into platform.role_assignment (id, actor_id, role_id) values (?, ?, ?)")
                    .param(UUID.randomUUID())
                    .param(id)
                    .param(role)
                    .update();
        });
        return Actor.person(id, "Tess Ting");
    }
}
