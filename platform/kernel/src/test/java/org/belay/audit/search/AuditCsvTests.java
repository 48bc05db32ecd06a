// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCsvTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
    void aCellThatLooksLikeAFormulaIsHarmless(String cell) {
        assertThat(AuditCsv.safe(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wren Halloway", "{\"a\":1}", ""})
    void anyOtherCellStaysAsItIs(String cell) {
        assertThat(AuditCsv.safe(cell)).isEqualTo(cell);
    }
}
