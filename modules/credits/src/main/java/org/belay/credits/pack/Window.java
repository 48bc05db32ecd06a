// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.belay.credits.Cycle;
import org.jspecify.annotations.Nullable;

/** In which days the credits of a requirement are earned, seen from a cycle. */
public sealed interface Window {

    /** First and last day, both included. */
    record Days(LocalDate first, LocalDate last) {
        public boolean contains(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** The spans in which the requirement must be met by itself; none while it is not in force yet. */
    List<Days> of(Cycle cycle);

    /** The cycle itself. */
    record OfCycle() implements Window {
        @Override
        public List<Days> of(Cycle cycle) {
            return List.of(new Days(cycle.start(), cycle.end()));
        }
    }

    /** Spans of so many months, one after the other from a day on; all that share a day with the cycle. */
    record Blocks(int months, LocalDate from) implements Window {
        @Override
        public List<Days> of(Cycle cycle) {
            if (cycle.end().isBefore(from)) {
                return List.of();
            }
            return LongStream.rangeClosed(number(cycle.start()), number(cycle.end()))
                    .mapToObj(number -> new Days(
                            from.plusMonths(number * months),
                            from.plusMonths((number + 1) * months).minusDays(1)))
                    .toList();
        }

        private long number(LocalDate day) {
            return day.isBefore(from) ? 0 : ChronoUnit.MONTHS.between(from, day) / months;
        }
    }

    /** The last so many months of the cycle and before, not further back than the day the rule began. */
    record Sliding(int months, @Nullable LocalDate from) implements Window {
        @Override
        public List<Days> of(Cycle cycle) {
            var first = cycle.end().plusDays(1).minusMonths(months);
            if (from != null && cycle.end().isBefore(from)) {
                return List.of();
            }
            return List.of(new Days(from != null && first.isBefore(from) ? from : first, cycle.end()));
        }
    }

    /** Each calendar year of the cycle, so far as it lies within. */
    record CalendarYear() implements Window {
        @Override
        public List<Days> of(Cycle cycle) {
            return IntStream.rangeClosed(cycle.start().getYear(), cycle.end().getYear())
                    .mapToObj(year -> new Days(
                            later(cycle.start(), Year.of(year).atDay(1)),
                            earlier(cycle.end(), LocalDate.of(year, 12, 31))))
                    .toList();
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }

        private static LocalDate earlier(LocalDate one, LocalDate other) {
            return one.isBefore(other) ? one : other;
        }
    }
}
