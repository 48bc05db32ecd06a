// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.belay.credits.Cycle;
import org.belay.credits.Source;
import org.belay.credits.Standing.Deadline;
import org.belay.credits.StatusEvent.Status;
import org.jspecify.annotations.Nullable;

/**
 * The days around the end of a cycle. Earning and reporting each have their own last day, and only one of them may have
 * days of grace.
 *
 * @param reportFromDays so many days before the end reporting opens
 * @param reportDays so many days after the end it closes
 * @param cureDays so many days after the end in which credits of the kind below may still be earned
 * @param cures which credits those are
 * @param late what becomes of the credential if nothing is done, so many days after the end
 */
public record Deadlines(
        @Nullable Figure<Integer> reportFromDays,
        @Nullable Figure<Integer> reportDays,
        @Nullable Figure<Integer> cureDays,
        Selector cures,
        List<Step> late) {

    /** From so many days after the end on, the credential has that status. */
    public record Step(Status status, Figure<Integer> days) {}

    /** The last day on which credits of that kind are earned for the cycle. */
    public LocalDate lastDay(Cycle cycle, Selector.Kind kind) {
        return cureDays != null && cures.accepts(kind) ? cycle.end().plusDays(cureDays.value()) : cycle.end();
    }

    /** The days to keep, the earliest first. */
    public List<Deadline> of(Cycle cycle, Source ofCycle) {
        var all = new ArrayList<Deadline>();
        var end = cycle.end();
        all.add(new Deadline("EARN", end, ofCycle));
        if (reportFromDays != null) {
            all.add(new Deadline("REPORT_FROM", end.minusDays(reportFromDays.value()), reportFromDays.source()));
        }
        if (reportDays != null) {
            all.add(new Deadline("REPORT", end.plusDays(reportDays.value()), reportDays.source()));
        }
        if (cureDays != null) {
            all.add(new Deadline("CURE", end.plusDays(cureDays.value()), cureDays.source()));
        }
        late.forEach(step -> all.add(new Deadline(
                step.status().name(),
                end.plusDays(step.days().value()),
                step.days().source())));
        all.sort(Comparator.comparing(Deadline::date));
        return List.copyOf(all);
    }
}
