// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.util.List;
import org.belay.audit.Verification.Kind;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out what was done to an entry whose hash is not what the chain needs. */
@Component
class Diagnosis {

    private static final int BATCH = 2_000;

    /** How many deleted entries in a row are recognised when the numbers behind them were closed up. */
    private static final int CLOSED_UP = 1_000;

    private final JdbcClient jdbc;
    private final TenantDirectory tenants;

    Diagnosis(JdbcClient jdbc, TenantDirectory tenants) {
        this.jdbc = jdbc;
        this.tenants = tenants;
    }

    /**
     * @param previous hash of the link before, which is good
     * @param bad the first link that is not
     */
    Kind of(TenantId tenant, Hash previous, Link bad) {
        if (isForeign(tenant, previous, bad)) {
            return Kind.FOREIGN;
        }
        if (belongsElsewhere(tenant, previous, bad)) {
            return Kind.REORDERED;
        }
        return isClosedUp(tenant, bad) ? Kind.DELETED : Kind.CHANGED;
    }

    /** Whether the link or its details were made for another tenant. */
    private boolean isForeign(TenantId tenant, Hash previous, Link bad) {
        var entry = bad.entry();
        var details = bad.details();
        return entry != null
                && tenants.all().stream()
                        .map(Tenant::id)
                        .filter(other -> !other.equals(tenant))
                        .anyMatch(other -> entry.chained(previous, other, bad.number())
                                        .equals(bad.hash())
                                || (details != null
                                        && details.commitment(other, entry.id()).equals(entry.commitment())));
    }

    /** Whether some other entry is the one that was sealed in this place. */
    private boolean belongsElsewhere(TenantId tenant, Hash previous, Link bad) {
        List<Link> links = List.of();
        do {
            links = Link.after(
                    jdbc, links.isEmpty() ? bad.number() : links.getLast().number(), BATCH);
            for (var link : links) {
                if (fits(tenant, previous, bad, link, link.entry())) {
                    return true;
                }
            }
        } while (links.size() == BATCH);
        return false;
    }

    private static boolean fits(TenantId tenant, Hash previous, Link bad, Link link, @Nullable Entry entry) {
        if (entry == null) {
            return false;
        }
        var hash = entry.chained(previous, tenant, bad.number());
        return hash.equals(bad.hash()) || hash.equals(link.hash());
    }

    /** Whether the links behind were sealed under higher numbers, and moved up when others were taken out. */
    private boolean isClosedUp(TenantId tenant, Link bad) {
        var next = Link.after(jdbc, bad.number(), 1);
        var entry = next.isEmpty() ? null : next.getFirst().entry();
        if (entry == null) {
            return false;
        }
        for (var gone = 1; gone <= CLOSED_UP; gone++) {
            var number = next.getFirst().number() + gone;
            if (entry.chained(bad.hash(), tenant, number).equals(next.getFirst().hash())) {
                return true;
            }
        }
        return false;
    }
}
