// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.belay.credits.Credits;
import org.belay.credits.Minutes;
import org.belay.credits.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {

    private static final Source SOURCE = new Source("Guide", 2014, LocalDate.of(2026, 11, 23), false);
    private static final Conversion CONVERSION = of(60, "1", 45);

    private static Conversion of(int minutes, String step, int partFrom) {
        return new Conversion(
                new Figure<>(minutes, SOURCE), new Figure<>(Credits.of(step), SOURCE), new Figure<>(partFrom, SOURCE));
    }

    /** IACET: ten contact hours, to the nearest tenth; AAPC: half units; and rounding up and down. */
    @ParameterizedTest
    @CsvSource({
        "600, 0.1, 30, 29, 0",
        "600, 0.1, 30, 30, 0.1",
        "600, 0.1, 30, 89, 0.1",
        "600, 0.1, 30, 90, 0.2",
        "600, 0.1, 30, 600, 1",
        "60, 0.5, 30, 89, 1",
        "60, 0.5, 30, 90, 1.5",
        "60, 0.5, 1, 61, 1.5",
        "50, 0.25, 13, 60, 1",
        "50, 0.25, 13, 63, 1.25"
    })
    void stepsAndRestsAreTheIssuers(int perCredit, String step, int partFrom, int minutes, String credits) {
        assertThat(of(perCredit, step, partFrom).credits(new Minutes(minutes))).isEqualTo(Credits.of(credits));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, true",
        "44, 0, true",
        "45, 1, false",
        "59, 1, false",
        "60, 1, false",
        "61, 1, true",
        "104, 1, true",
        "105, 2, false",
        "119, 2, false",
        "120, 2, false",
        "150, 2, true",
        "480, 8, false"
    })
    void minutesGiveWholeCreditsAndARestCountsFromThePartHour(int minutes, int credits, boolean restIsLost) {
        assertThat(CONVERSION.credits(new Minutes(minutes))).isEqualTo(Credits.of(credits));
        assertThat(CONVERSION.restIsLost(new Minutes(minutes))).isEqualTo(restIsLost);
    }
}
