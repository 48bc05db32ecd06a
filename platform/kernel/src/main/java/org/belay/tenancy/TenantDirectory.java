// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which tenants there are and which hosts lead to them. Read from memory; a change made on another node is seen within
 * {@link #FRESH}.
 */
@Component
public class TenantDirectory {

    /** How old the copy in memory may be. */
    public static final Duration FRESH = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final Clock clock;
    private volatile Snapshot snapshot = new Snapshot(Instant.MIN, Map.of(), Map.of());
    private final AtomicInteger failures = new AtomicInteger();

    TenantDirectory(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    public Optional<Tenant> at(String host) {
        return Optional.ofNullable(fresh().byHost().get(host.toLowerCase(Locale.ROOT)));
    }

    public Optional<Tenant> with(TenantId id) {
        return Optional.ofNullable(fresh().byId().get(id));
    }

    /** The tenant of the current scope. */
    public Tenant current() {
        return with(TenantScope.require().tenant()).orElseThrow();
    }

    public Collection<Tenant> all() {
        return fresh().byId().values();
    }

    /** Forgets the copy in memory: the next question is answered from the database. */
    public void refresh() {
        snapshot = new Snapshot(Instant.MIN, Map.of(), Map.of());
    }

    private Snapshot fresh() {
        var now = clock.instant();
        var known = snapshot;
        if (known.readAt().isAfter(now.minus(FRESH))) {
            return known;
        }
        var failuresBefore = failures.get();
        synchronized (this) {
            if (snapshot == known || snapshot.readAt().isBefore(known.readAt())) {
                if (failures.get()
                        != failuresBefore) { // a database that is away is waited for once, not by each in turn
                    throw new CannotGetJdbcConnectionException("The tenants could not be read a moment ago.");
                }
                snapshot = readOrCount(now);
            }
            return snapshot;
        }
    }

    private Snapshot readOrCount(Instant now) {
        try {
            return read(now);
        } catch (RuntimeException failure) {
            failures.incrementAndGet();
            throw failure;
        }
    }

    private Snapshot read(Instant now) {
        var tenants = reading.execute(status -> jdbc.sql("""
                        select t.*, (select coalesce(array_agg(h.host), '{}') from platform.tenant_host h where h.tenant_id = t.id) hosts
                          from platform.tenant t order by t.name""")
                .query((row, number) -> new Tenant(
                        TenantId.of(row.getObject("id", java.util.UUID.class)),
                        row.getString("slug"),
                        row.getString("name"),
                        TenantKind.valueOf(row.getString("kind")),
                        "ACTIVE".equals(row.getString("status")),
                        Set.of((String[]) row.getArray("hosts").getArray()),
                        ZoneId.of(row.getString("zone")),
                        Locale.forLanguageTag(row.getString("locale")),
                        row.getString("jurisdiction"),
                        row.getString("accent")))
                .list());
        var byId = new java.util.LinkedHashMap<TenantId, Tenant>();
        var byHost = new HashMap<String, Tenant>();
        for (var tenant : tenants == null ? List.<Tenant>of() : tenants) {
            byId.put(tenant.id(), tenant);
            tenant.hosts().forEach(host -> byHost.put(host, tenant));
        }
        return new Snapshot(now, byId, byHost);
    }

    private record Snapshot(Instant readAt, Map<TenantId, Tenant> byId, Map<String, Tenant> byHost) {}
}
