// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleTest {

    private static final Source SOURCE = new Source("A default", 2026, LocalDate.of(2026, 11, 23), false);

    private final Cycle cycle = Cycle.typed(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 31));

    @Test
    void theFirstAndTheLastDayBelongToTheCycle() {
        assertThat(cycle.contains(LocalDate.of(2024, 12, 31))).isFalse();
        assertThat(cycle.contains(LocalDate.of(2025, 1, 1))).isTrue();
        assertThat(cycle.contains(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(cycle.contains(LocalDate.of(2027, 1, 1))).isFalse();
    }

    @Test
    void theLastDayIsNotOverdue() {
        assertThat(cycle.daysLeft(LocalDate.of(2026, 11, 23))).isEqualTo(38);
        assertThat(cycle.isLastDay(LocalDate.of(2026, 12, 30))).isFalse();
        assertThat(cycle.daysLeft(LocalDate.of(2026, 12, 31))).isZero();
        assertThat(cycle.isLastDay(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(cycle.daysLeft(LocalDate.of(2027, 1, 1))).isEqualTo(-1);
    }

    @Test
    void aCycleDoesNotEndBeforeItStarts() {
        var day = LocalDate.of(2026, 1, 1);
        assertThat(Cycle.typed(day, day).contains(day)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Cycle.typed(day, day.minusDays(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, 2026-11-23, false, 2025-01-01, 2026-12-31",
        "2025-01-01, 2026-11-23, true, 2025-01-01, 2027-01-01",
        "2019-05-04, 2026-11-23, false, 2025-05-04, 2027-05-03",
        "2019-05-04, 2026-11-23, true, 2025-05-05, 2027-05-04",
        "2024-11-24, 2026-11-23, false, 2024-11-24, 2026-11-23",
        "2024-11-23, 2026-11-23, false, 2026-11-23, 2028-11-22",
        "2026-12-01, 2026-11-23, false, 2026-12-01, 2028-11-30",
        "2024-02-29, 2026-02-28, false, 2024-02-29, 2026-02-28",
        "2024-02-29, 2026-03-01, false, 2026-03-01, 2028-02-28",
        "2024-02-29, 2026-03-01, true, 2026-03-01, 2028-02-29",
        "2022-03-01, 2023-06-01, false, 2022-03-01, 2024-02-29"
    })
    void cyclesAreEstimatedFromTheExam(
            LocalDate passedOn, LocalDate asOf, boolean anniversary, LocalDate start, LocalDate end) {
        assertThat(new CycleRule(CycleRule.Anchor.EXAM_DATE, 24, SOURCE, anniversary, SOURCE, null, 0, 0, false)
                        .estimate(passedOn, asOf))
                .isEqualTo(new Cycle(start, end, true));
    }
}
