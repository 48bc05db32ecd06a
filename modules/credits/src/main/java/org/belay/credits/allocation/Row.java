// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.allocation;

/**
 * One equation of a {@link Tableau}, solved for its basic variable, in whole numbers: {@code scale} times the basic
 * variable plus the sum of {@code entries} times the other variables is constant, {@code scale} being positive.
 *
 * <p>Elimination is free of fractions as in Edmonds (1967) and Bareiss (1968), but each row has a scale of its own and
 * is divided by what its numbers have in common. One denominator for all rows would be the determinant of the whole
 * basis and outgrow 64 bits as soon as a few large coefficients are in it; rows hold only what they need.
 *
 * <p>Every operation is exact or throws {@link ArithmeticException}, after which the row is of no use.
 */
final class Row {

    int basic;
    /** The basic variable's present value times the scale. */
    long value;

    long scale = 1;
    final long[] entries;

    Row(int basic, long value, long[] entries) {
        this.basic = basic;
        this.value = value;
        this.entries = entries;
    }

    Row copy(int columns) {
        var copy = new Row(basic, value, new long[columns]);
        copy.scale = scale;
        System.arraycopy(entries, 0, copy.entries, 0, columns);
        return copy;
    }

    /**
     * Solves for the variable of a column. It becomes the basic one, and the column is that of the one that was.
     *
     * @param from what the column's variable was
     * @param to what the basic variable becomes
     */
    void solveFor(int entering, int column, int columns, long from, long to) {
        long pivot = entries[column];
        value = Math.subtractExact(
                Math.addExact(value, Math.multiplyExact(pivot, from)), Math.multiplyExact(scale, to));
        entries[column] = scale;
        scale = pivot;
        basic = entering;
        if (scale < 0) {
            scale = Math.negateExact(scale);
            value = Math.negateExact(value);
            for (int each = 0; each < columns; each++) {
                entries[each] = Math.negateExact(entries[each]);
            }
        }
        reduce(columns);
    }

    /**
     * Puts another equation in for the variable of a column. The other one has just been solved for that variable.
     *
     * @param from what the column's variable was before
     */
    void eliminate(Row other, int column, int columns, long from) {
        long entry = entries[column];
        if (entry == 0) {
            return;
        }
        long common = gcd(other.scale, entry);
        long times = other.scale / common;
        long less = entry / common;
        value = difference(Math.addExact(value, Math.multiplyExact(entry, from)), times, other.value, less);
        entries[column] = 0;
        scale = Math.multiplyExact(scale, times);
        for (int each = 0; each < columns; each++) {
            long here = entries[each];
            long there = other.entries[each];
            if (here != 0 || there != 0) {
                entries[each] = difference(here, times, there, less);
            }
        }
        reduce(columns);
    }

    /** Moves the variable of a column. */
    void shift(int column, long by) {
        if (entries[column] != 0) {
            value = Math.subtractExact(value, Math.multiplyExact(entries[column], by));
        }
    }

    /** How far the basic variable is beyond a value, times the scale. */
    long beyond(long limit) {
        return Math.subtractExact(value, Math.multiplyExact(scale, limit));
    }

    private static long difference(long here, long times, long there, long less) {
        return Math.subtractExact(Math.multiplyExact(here, times), Math.multiplyExact(there, less));
    }

    private void reduce(int columns) {
        long common = gcd(scale, value);
        for (int each = 0; common != 1 && each < columns; each++) {
            common = gcd(common, entries[each]);
        }
        if (common != 1) {
            scale /= common;
            value /= common;
            for (int each = 0; each < columns; each++) {
                entries[each] /= common;
            }
        }
    }

    /** The greatest common divisor of a positive number and any other. */
    static long gcd(long one, long other) {
        long greater = one;
        long less = Math.absExact(other);
        while (less != 0) {
            long rest = greater % less;
            greater = less;
            less = rest;
        }
        return greater;
    }
}
