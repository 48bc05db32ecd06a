// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.clock;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How long a rule gives.
 *
 * @param extension how much may be added once, in the same unit; 0 for none
 * @param source where the figure comes from, as a person would cite it
 * @param changedAt null where the figure is the one that comes with Belay
 */
public record LegalClock(
        Regime regime,
        int length,
        Unit unit,
        int extension,
        String source,
        @Nullable Instant changedAt,
        long version) {

    /** What time is counted in. */
    public enum Unit {
        HOURS,
        DAYS,
        MONTHS
    }

    /** When the time is up: hours to the moment, days and months at the end of the last day in the zone. */
    public Instant due(Instant from, boolean extended, ZoneId zone) {
        var amount = extended ? length + extension : length;
        var day = from.atZone(zone).toLocalDate();
        return switch (unit) {
            case HOURS -> from.plusSeconds(amount * 3600L);
            case DAYS ->
                day.plusDays(amount + 1L).atStartOfDay(zone).toInstant().minusSeconds(1);
            case MONTHS ->
                day.plusMonths(amount)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant()
                        .minusSeconds(1);
        };
    }
}
