// SPDX-License-Identifier: Apache-2.0
package org.belay.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.belay.plugins.TenantFigure;
import org.belay.tenancy.Actor;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The figures of all tenants, at most {@link #FRESH} old: one transaction for each tenant, behind its own wall. */
@Component
class Figures {

    static final Duration FRESH = Duration.ofSeconds(15);

    private final List<TenantFigure> figures;
    private final TenantDirectory tenants;
    private final TransactionTemplate reading;
    private final Clock clock;
    private volatile Snapshot snapshot = new Snapshot(Instant.MIN, List.of());

    Figures(List<TenantFigure> figures, TenantDirectory tenants, PlatformTransactionManager transactions, Clock clock) {
        this.figures =
                figures.stream().sorted(Comparator.comparing(TenantFigure::key)).toList();
        this.tenants = tenants;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.clock = clock;
    }

    /**
     * One tenant's figures by their keys.
     *
     * @param high those at which somebody should look
     */
    record Row(Tenant tenant, Map<String, Long> figures, Map<String, Long> high) {}

    private record Snapshot(Instant readAt, List<Row> rows) {}

    List<TenantFigure> declared() {
        return figures;
    }

    List<Row> now() {
        var now = clock.instant();
        var known = snapshot;
        if (known.readAt().isAfter(now.minus(FRESH))) {
            return known.rows();
        }
        synchronized (this) {
            if (snapshot == known) {
                snapshot = new Snapshot(
                        now,
                        tenants.all().stream()
                                .sorted(Comparator.comparing(Tenant::name))
                                .map(this::of)
                                .toList());
            }
            return snapshot.rows();
        }
    }

    /** Forgets what was read, after a change. */
    void refresh() {
        snapshot = new Snapshot(Instant.MIN, List.of());
    }

    private Row of(Tenant tenant) {
        return TenantScope.call(tenant.id(), Actor.SYSTEM, () -> {
            var all = new TreeMap<String, Long>();
            var high = new TreeMap<String, Long>();
            reading.executeWithoutResult(status -> figures.forEach(figure -> {
                var now = figure.now();
                all.put(figure.key(), now);
                if (now >= figure.attentionFrom()) {
                    high.put(figure.key(), now);
                }
            }));
            return new Row(tenant, all, high);
        });
    }
}
