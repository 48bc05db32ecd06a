// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.time.LocalDate;
import java.util.List;
import org.belay.credits.CycleRule;
import org.belay.credits.CycleRule.Anchor;
import org.belay.credits.StatusEvent.Status;
import org.jspecify.annotations.Nullable;

/** Reads how cycles follow from one another and which days lie around their end. */
record CycleReader(Figures figures) {

    CycleRule cycle(PackNode node) {
        node.only("anchor", "months", "lastDay", "fixedDay", "firstYears", "overlapMonths", "keepsEnd");
        var anchor = PackReader.named(node.at("anchor"), Anchor.values());
        var months = figures.figure(node.at("months"), value -> value.number(1, 120));
        var lastDay = node.maybe("lastDay")
                .map(one -> figures.figure(one, value -> value.oneOf(List.of("anniversary", "day_before"))))
                .orElse(new Figure<>("day_before", months.source()));
        return new CycleRule(
                anchor,
                months.value(),
                months.source(),
                lastDay.value().equals("anniversary"),
                lastDay.source(),
                anchor == Anchor.FIXED_MONTH_DAY ? fixedDay(node.at("fixedDay")) : null,
                number(node, "firstYears", 10),
                number(node, "overlapMonths", 12),
                node.maybe("keepsEnd")
                        .map(one -> figures.figure(one, PackNode::flag).value())
                        .orElse(false));
    }

    private LocalDate fixedDay(PackNode node) {
        return figures.figure(node, PackNode::monthAndDay).value();
    }

    private int number(PackNode node, String key, int most) {
        return node.maybe(key)
                .map(one -> figures.figure(one, value -> value.number(0, most)).value())
                .orElse(0);
    }

    Deadlines deadlines(@Nullable PackNode node, RequirementReader reader) {
        if (node == null) {
            return new Deadlines(null, null, null, Selector.ANY, List.of());
        }
        node.only("reportFromDays", "reportDays", "cureDays", "cures", "late");
        return new Deadlines(
                days(node, "reportFromDays"),
                days(node, "reportDays"),
                days(node, "cureDays"),
                node.maybe("cures").map(reader::selector).orElse(Selector.ANY),
                node.maybe("late")
                        .map(list -> list.items().stream().map(this::step).toList())
                        .orElse(List.of()));
    }

    private @Nullable Figure<Integer> days(PackNode node, String key) {
        return node.maybe(key)
                .map(one -> figures.figure(one, value -> value.number(0, 3660)))
                .orElse(null);
    }

    private Deadlines.Step step(PackNode node) {
        node.only("status", "days");
        return new Deadlines.Step(
                PackReader.named(node.at("status"), Status.values()),
                figures.figure(node.at("days"), value -> value.number(0, 3660)));
    }
}
