// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RowTest {

    private static final long LARGE = Long.MAX_VALUE / 2;

    /** 3 a + 2 b = 12, solved for a at b = 0. */
    private static Row aRow() {
        var row = new Row(7, 12, new long[] {2, 0});
        row.scale = 3;
        return row;
    }

    @Test
    void solvingSwapsTheBasicVariableAndTheColumns() {
        var row = aRow();
        row.solveFor(8, 0, 2, 0, 2);
        assertThat(row.basic).isEqualTo(8);
        assertThat(row.scale).isEqualTo(2);
        assertThat(row.value).isEqualTo(6);
        assertThat(row.entries).containsExactly(3, 0);
    }

    @Test
    void theScaleStaysPositive() {
        var row = new Row(7, 4, new long[] {-5, 1});
        row.solveFor(8, 0, 2, 1, 9);
        assertThat(row.scale).isEqualTo(5);
        assertThat(row.value).isEqualTo(10);
        assertThat(row.entries).containsExactly(-1, -1);
    }

    @Test
    void whatAllNumbersHaveInCommonIsTakenOut() {
        var row = new Row(7, 6, new long[] {4, 2});
        row.solveFor(8, 1, 2, 0, 0);
        assertThat(row.scale).isEqualTo(2);
        assertThat(row.value).isEqualTo(6);
        var other = new Row(9, 0, new long[] {2, 4});
        other.scale = 2;
        other.eliminate(row, 1, 2, 0);
        assertThat(other.scale).isEqualTo(1);
        assertThat(other.value).isEqualTo(-6);
        assertThat(other.entries).containsExactly(-3, -1);
    }

    @Test
    void whatOutgrows64BitsIsNoticed() {
        var other = aRow();
        overflows(() -> new Row(1, 0, new long[] {1, LARGE}).eliminate(other, 0, 2, 0));
        overflows(() -> new Row(1, LARGE, new long[] {1, 0}).eliminate(other, 0, 2, 0));
        overflows(() -> new Row(1, 0, new long[] {LARGE, 0}).eliminate(other, 0, 2, 3));
        var large = new Row(2, 0, new long[] {1, LARGE});
        overflows(() -> new Row(1, 0, new long[] {3, 0}).eliminate(large, 0, 2, 0));
        overflows(() -> new Row(1, 0, new long[] {1, -LARGE - 3}).eliminate(large, 0, 2, 0));
        var fine = new Row(1, 0, new long[] {1, 0});
        fine.scale = LARGE;
        overflows(() -> fine.eliminate(other, 0, 2, 0));
        overflows(() -> fine.beyond(3));
        overflows(() -> new Row(1, LARGE, new long[0]).beyond(-LARGE - 2));
        overflows(() -> new Row(1, 0, new long[] {LARGE}).shift(0, 3));
        overflows(() -> new Row(1, LARGE, new long[] {LARGE}).shift(0, -2));
        overflows(() -> new Row(1, LARGE, new long[] {LARGE}).solveFor(2, 0, 1, 2, 0));
        overflows(() -> new Row(1, 0, new long[] {LARGE}).solveFor(2, 0, 1, 3, 0));
        overflows(() -> new Row(1, 0, new long[] {Long.MIN_VALUE}).solveFor(2, 0, 1, 0, 0));
        overflows(() -> Row.gcd(1, Long.MIN_VALUE));
    }

    private static void overflows(ThrowingCallable calculation) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(calculation);
    }
}
