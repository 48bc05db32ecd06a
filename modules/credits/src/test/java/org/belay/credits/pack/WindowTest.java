// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.belay.credits.Cycle;
import org.junit.jupiter.api.Test;

class WindowTest {

    private final Window fourYears = new Window.Blocks(48, LocalDate.of(2025, 1, 1));

    @Test
    void aBlockBeginsOnItsDayAndNoneIsBefore() {
        assertThat(fourYears.of(cycle("2023-01-01", "2024-12-31"))).isEmpty();
        assertThat(fourYears.of(cycle("2024-01-01", "2025-01-01"))).containsExactly(days("2025-01-01", "2028-12-31"));
        assertThat(fourYears.of(cycle("2025-01-01", "2026-12-31"))).containsExactly(days("2025-01-01", "2028-12-31"));
        assertThat(fourYears.of(cycle("2027-01-01", "2028-12-31"))).containsExactly(days("2025-01-01", "2028-12-31"));
        assertThat(fourYears.of(cycle("2029-01-01", "2030-12-31"))).containsExactly(days("2029-01-01", "2032-12-31"));
    }

    @Test
    void aBlockThatEndsWithinTheCycleIsAskedForToo() {
        assertThat(fourYears.of(cycle("2028-01-01", "2029-12-31")))
                .containsExactly(days("2025-01-01", "2028-12-31"), days("2029-01-01", "2032-12-31"));
        assertThat(new Window.Blocks(12, LocalDate.of(2025, 1, 1)).of(cycle("2025-01-01", "2026-12-31")))
                .containsExactly(days("2025-01-01", "2025-12-31"), days("2026-01-01", "2026-12-31"));
    }

    @Test
    void theLastMonthsReachBackNoFurtherThanTheRule() {
        var cycle = cycle("2026-03-01", "2028-02-29");
        assertThat(new Window.Sliding(36, null).of(cycle)).containsExactly(days("2025-03-01", "2028-02-29"));
        assertThat(new Window.Sliding(36, LocalDate.of(2026, 1, 1)).of(cycle))
                .containsExactly(days("2026-01-01", "2028-02-29"));
        assertThat(new Window.Sliding(36, LocalDate.of(2028, 3, 1)).of(cycle)).isEmpty();
    }

    @Test
    void aCalendarYearIsCutAtTheEndsOfTheCycle() {
        assertThat(new Window.CalendarYear().of(cycle("2025-06-01", "2027-05-31")))
                .containsExactly(
                        days("2025-06-01", "2025-12-31"),
                        days("2026-01-01", "2026-12-31"),
                        days("2027-01-01", "2027-05-31"));
    }

    private static Cycle cycle(String start, String end) {
        return Cycle.typed(LocalDate.parse(start), LocalDate.parse(end));
    }

    private static Window.Days days(String first, String last) {
        return new Window.Days(LocalDate.parse(first), LocalDate.parse(last));
    }
}
