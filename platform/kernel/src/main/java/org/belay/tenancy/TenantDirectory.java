// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.SmartInitializingSingleton;
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
public class TenantDirectory implements SmartInitializingSingleton {

    /** How old the copy in memory may be. */
    public static final Duration FRESH = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final DatabaseClock clock;
    private volatile Snapshot snapshot = Snapshot.NONE;
    private final AtomicInteger failures = new AtomicInteger();

    TenantDirectory(JdbcClient jdbc, PlatformTransactionManager transactions, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Puts the clock right before anybody works by it. */
    @Override
    public void afterSingletonsInstantiated() {
        fresh();
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
        snapshot = Snapshot.NONE;
    }

    private Snapshot fresh() {
        var known = snapshot;
        if (known.isFresh()) {
            return known;
        }
        var failuresBefore = failures.get();
        synchronized (this) {
            if (!snapshot.isFresh()) {
                // a database that is away is waited for once, not by each in turn
                if (failures.get() != failuresBefore) {
                    throw new CannotGetJdbcConnectionException("The tenants could not be read a moment ago.");
                }
                snapshot = readOrCount();
            }
            return snapshot;
        }
    }

    private Snapshot readOrCount() {
        try {
            return read();
        } catch (RuntimeException failure) {
            failures.incrementAndGet();
            throw failure;
        }
    }

    /** Reads the tenants and, so that no node's clock goes its own way, what time it is. */
    private Snapshot read() {
        var now = System.nanoTime();
        var tenants = reading.execute(status -> {
            var found = tenants();
            alignClock();
            return found;
        });
        var byId = new java.util.LinkedHashMap<TenantId, Tenant>();
        var byHost = new HashMap<String, Tenant>();
        for (var tenant : tenants == null ? List.<Tenant>of() : tenants) {
            byId.put(tenant.id(), tenant);
            tenant.hosts().forEach(host -> byHost.put(host, tenant));
        }
        return new Snapshot(now, byId, byHost);
    }

    private void alignClock() {
        var asked = clock.instant();
        var time = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        clock.align(asked, time, clock.instant());
    }

    private List<Tenant> tenants() {
        return jdbc.sql("""
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
                .list();
    }

    /**
     * What was read.
     *
     * @param readAt by the clock of the virtual machine, which nobody sets
     */
    private record Snapshot(long readAt, Map<TenantId, Tenant> byId, Map<String, Tenant> byHost) {

        static final Snapshot NONE = new Snapshot(System.nanoTime() - FRESH.toNanos(), Map.of(), Map.of());

        boolean isFresh() {
            return System.nanoTime() - readAt < FRESH.toNanos();
        }
    }
}
