// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import java.time.LocalDate;
import java.util.Set;
import org.belay.credits.Credits;
import org.belay.credits.Cycle;
import org.jspecify.annotations.Nullable;

/**
 * A share of the required total that must be of a kind: earned in one of the domains, from one of the kinds of provider.
 * An empty set leaves that side open. It binds cycles that start on or after the given day, or all.
 */
record Minimum(
        String key,
        String label,
        String hint,
        Figure<Integer> percent,
        Set<String> domains,
        Set<String> providerKinds,
        @Nullable Figure<LocalDate> cyclesFrom) {

    boolean binds(Cycle cycle) {
        return cyclesFrom == null || !cycle.start().isBefore(cyclesFrom.value());
    }

    boolean accepts(String domain, String providerKind) {
        return (domains.isEmpty() || domains.contains(domain))
                && (providerKinds.isEmpty() || providerKinds.contains(providerKind));
    }

    Credits needed(Credits total) {
        return total.percent(percent.value());
    }
}
