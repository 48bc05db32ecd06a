// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.belay.embedded.EmbeddedDatabase;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.belay.testkit.TestDatabase;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes, seals and checks the logs of organizations made for a test, and spoils them as the database's owner. */
@TestComponent
class LogBook {

    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final List<String> TABLES = List.of("audit_entry", "audit_detail", "audit_unsealed", "audit_seal");

    private final Tenants tenants;
    private final AuditLog log;
    private final AuditSealer sealer;
    private final AuditVerification verification;
    private final TransactionTemplate transaction;
    private final TestDatabase.Location database;

    LogBook(
            Tenants tenants,
            AuditLog log,
            AuditSealer sealer,
            AuditVerification verification,
            PlatformTransactionManager transactions,
            TestDatabase.Location database) {
        this.tenants = tenants;
        this.log = log;
        this.sealer = sealer;
        this.verification = verification;
        this.transaction = new TransactionTemplate(transactions);
        this.database = database;
    }

    TenantId anOrganization() {
        var slug = "org-" + TENANTS.incrementAndGet();
        return tenants.found(
                slug,
                "Organization " + slug,
                TenantKind.UNIVERSITY,
                Set.of(slug + ".localhost"),
                ZoneId.of("America/Chicago"),
                Locale.US,
                "US-WI",
                "#3b5bdb");
    }

    /** An organization with ten sealed entries. */
    TenantId aSealedLog() {
        var tenant = anOrganization();
        write(tenant, 10);
        seal(tenant);
        return tenant;
    }

    /** Writes entries in one transaction. */
    void write(TenantId tenant, int entries) {
        inTransaction(tenant, () -> {
            for (var entry = 1; entry <= entries; entry++) {
                log.record("person.changed", "person", UUID.randomUUID(), Map.of("name", "Person " + entry));
            }
            return entries;
        });
    }

    <T> T inTransaction(TenantId tenant, Supplier<T> work) {
        return TenantScope.call(tenant, Actor.SYSTEM, () -> transaction.execute(status -> work.get()));
    }

    int seal(TenantId tenant) {
        return TenantScope.call(tenant, Actor.SYSTEM, sealer::sealPending);
    }

    Verification check(TenantId tenant) {
        return TenantScope.call(tenant, Actor.SYSTEM, () -> verification.verify(checked -> {}));
    }

    /** Changes the tables as their owner, past every policy, in one transaction. */
    void spoil(Spoiling work) throws SQLException {
        try (var connection =
                DriverManager.getConnection(database.url(), EmbeddedDatabase.OWNER, EmbeddedDatabase.OWNER)) {
            connection.setAutoCommit(false);
            for (var table : TABLES) {
                run(connection, "alter table platform." + table + " no force row level security");
            }
            run(
                    connection,
                    "alter table platform.audit_detail alter constraint"
                            + " audit_detail_tenant_id_entry_id_fkey deferrable initially deferred");
            work.on(connection);
            run(connection, "set constraints all immediate");
            for (var table : TABLES) {
                run(connection, "alter table platform." + table + " force row level security");
            }
            connection.commit();
        }
    }

    void spoil(String sql, Object... parameters) throws SQLException {
        spoil(connection -> run(connection, sql, parameters));
    }

    static void run(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i] instanceof TenantId tenant ? tenant.value() : parameters[i]);
            }
            statement.execute();
        }
    }

    /** What somebody with the owner's rights does. */
    interface Spoiling {
        void on(Connection connection) throws SQLException;
    }
}
