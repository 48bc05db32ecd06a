// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * How the cycles of a credential follow from one another.
 *
 * @param months the length of a cycle after the first
 * @param fixedDay the month and day on which every cycle ends, where the anchor says so; the year is of no account
 * @param firstYears for a fixed day: so many calendar years after that of the exam the first cycle ends
 * @param overlapMonths so many last months of a cycle in which credits may go to the next one instead
 * @param keepsEnd after a late renewal the next cycle starts that day and ends as if it had been in time
 */
public record CycleRule(
        Anchor anchor,
        int months,
        Source source,
        boolean lastDayIsAnniversary,
        Source lastDaySource,
        @Nullable LocalDate fixedDay,
        int firstYears,
        int overlapMonths,
        boolean keepsEnd) {

    /** What the last day of a cycle hangs on. */
    public enum Anchor {
        /** The day the exam was passed. */
        EXAM_DATE,
        /** The last day of the month in which it was passed. */
        EXAM_MONTH_END,
        /** The same day of the year for everybody. */
        FIXED_MONTH_DAY,
        /** The last day of the month in which the membership began; odd months end in odd years, even ones in even years. */
        MEMBERSHIP_MONTH,
        /** Only the issuer's account tells. */
        MANUAL
    }

    /** The cycle that contains the day, estimated from the day the exam was passed. */
    public Cycle estimate(LocalDate passedOn, LocalDate asOf) {
        var cycle = first(passedOn);
        for (int number = 2; cycle.end().isBefore(asOf); number++) {
            cycle = Cycle.estimated(cycle.end().plusDays(1), end(passedOn, number));
        }
        return cycle;
    }

    /** The first cycle, which may be shorter or longer than the others. */
    public Cycle first(LocalDate passedOn) {
        return Cycle.estimated(passedOn, end(passedOn, 1));
    }

    /**
     * The cycle after this one.
     *
     * @param renewedOn the day on which this one was renewed, null for in time
     */
    public Cycle next(Cycle cycle, @Nullable LocalDate renewedOn) {
        boolean late = keepsEnd && renewedOn != null && renewedOn.isAfter(cycle.end());
        var start = late && renewedOn != null ? renewedOn : cycle.end().plusDays(1);
        var end = atMonthEnd()
                ? cycle.end().plusMonths(months).with(TemporalAdjusters.lastDayOfMonth())
                : cycle.end().plusMonths(months);
        return new Cycle(start, end, true);
    }

    /** The first day on which a credit may go to the next cycle; empty where there is no such day. */
    public @Nullable LocalDate overlapFrom(Cycle cycle) {
        return overlapMonths == 0
                ? null
                : YearMonth.from(cycle.end()).minusMonths(overlapMonths - 1L).atDay(1);
    }

    private boolean atMonthEnd() {
        return anchor == Anchor.EXAM_MONTH_END || anchor == Anchor.MEMBERSHIP_MONTH;
    }

    private LocalDate end(LocalDate passedOn, int number) {
        return switch (anchor) {
            case EXAM_DATE, MANUAL -> anniversary(passedOn, number);
            case EXAM_MONTH_END -> passedOn.plusMonths((long) months * number).with(TemporalAdjusters.lastDayOfMonth());
            case FIXED_MONTH_DAY -> {
                var first = fixed().withYear(passedOn.getYear() + firstYears);
                yield first.plusMonths((long) months * (number - 1));
            }
            case MEMBERSHIP_MONTH -> {
                var month = YearMonth.from(passedOn).plusMonths(months);
                boolean fits = month.getYear() % 2 == month.getMonthValue() % 2;
                yield (fits ? month : month.minusYears(1))
                        .plusMonths((long) months * (number - 1))
                        .atEndOfMonth();
            }
        };
    }

    private LocalDate anniversary(LocalDate passedOn, int number) {
        var anniversary = passedOn.plusMonths((long) months * number);
        boolean shortMonth = anniversary.getDayOfMonth() < passedOn.getDayOfMonth();
        return lastDayIsAnniversary || shortMonth ? anniversary : anniversary.minusDays(1);
    }

    private LocalDate fixed() {
        if (fixedDay == null) {
            throw new IllegalStateException("A fixed day is the anchor, and none is given");
        }
        return fixedDay;
    }
}
