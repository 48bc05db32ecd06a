// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditsTest {

    @Test
    void equalAmountsAreEqualHoweverTheyWereWritten() {
        assertThat(Credits.of("1.5")).isEqualTo(Credits.of("1.50")).hasSameHashCodeAs(Credits.of("1.500"));
        assertThat(Credits.of("100")).isEqualTo(Credits.of(100)).isEqualTo(new Credits(new BigDecimal("1E+2")));
        assertThat(Credits.ofHundredths(25)).isEqualTo(Credits.of("0.25"));
        assertThat(Credits.of("0.25").hundredths()).isEqualTo(25);
    }

    @Test
    void anAmountIsNeverNegativeNorFinerThanAHundredth() {
        assertThatIllegalArgumentException().isThrownBy(() -> Credits.of("-0.01"));
        assertThatIllegalArgumentException().isThrownBy(() -> Credits.of("0.005"));
        assertThatIllegalArgumentException().isThrownBy(() -> Credits.of(1).minus(Credits.of(2)));
    }

    @Test
    void amountsAreWrittenAsPeopleWriteThem() {
        assertThat(Credits.ZERO).hasToString("0");
        assertThat(Credits.of("2.00")).hasToString("2");
        assertThat(Credits.of("20")).hasToString("20");
        assertThat(Credits.of("1.50")).hasToString("1.5");
    }

    @Test
    void whatIsLackingIsNeverBelowZero() {
        assertThat(Credits.of(28).shortOf(Credits.of(30))).isEqualTo(Credits.of(2));
        assertThat(Credits.of(30).shortOf(Credits.of(30))).isEqualTo(Credits.ZERO);
        assertThat(Credits.of(31).shortOf(Credits.of(30))).isEqualTo(Credits.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 80, 24",
        "30, 40, 12",
        "20, 80, 16",
        "20, 40, 8",
        "36, 80, 28.8",
        "0.01, 40, 0.01",
        "10.01, 50, 5.01"
    })
    void aShareIsRoundedUpSoThatAtLeastStaysTrue(String total, int percent, String needed) {
        assertThat(Credits.of(total).percent(percent)).isEqualTo(Credits.of(needed));
    }
}
