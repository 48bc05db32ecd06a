// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.belay.credits.Credits;
import org.belay.credits.Minutes;
import org.belay.credits.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {

    private static final Source SOURCE = new Source("Guide", 2014, LocalDate.of(2026, 11, 23), false);
    private static final Conversion CONVERSION = new Conversion(new Figure<>(60, SOURCE), new Figure<>(45, SOURCE));

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
