// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The days in which credits for one renewal are earned, first and last day included. Dates typed from the issuer's
 * account win; computed ones are estimated and say so.
 */
public record Cycle(LocalDate start, LocalDate end, boolean estimated) {

    public Cycle {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("The cycle ends on " + end + ", before it starts on " + start);
        }
    }

    public static Cycle typed(LocalDate start, LocalDate end) {
        return new Cycle(start, end, false);
    }

    public static Cycle estimated(LocalDate start, LocalDate end) {
        return new Cycle(start, end, true);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && !day.isAfter(end);
    }

    /** Days until the last day: 0 on the last day itself, below 0 once it has passed. */
    public long daysLeft(LocalDate asOf) {
        return ChronoUnit.DAYS.between(asOf, end);
    }

    /** Whether today is the last day, which still counts. */
    public boolean isLastDay(LocalDate asOf) {
        return asOf.equals(end);
    }
}
