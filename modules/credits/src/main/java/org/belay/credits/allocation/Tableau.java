// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.allocation;

import java.util.Arrays;

/**
 * The relaxation of a {@link Program}, in which variables may be fractions, and its best point: the one where the
 * ranked variables are as large as they can be, the first before the second and so on. Ranked are the goals, each a
 * variable of its own, then the program's variables; slacks of the bounds follow and have no rank.
 *
 * <p>It is found by the dual simplex method for variables with bounds. Among columns the one is taken that costs least,
 * goal by goal, for the same effect (Lemke 1954; with costs compared in order, Gomory 1958). So all goals are pursued at
 * once, the point is unique, each step makes it strictly worse and none can be made twice: the method ends whichever row
 * is mended first. Since every variable that may begin outside the basis has bounds, it needs no first phase, and after
 * a bound is narrowed it goes on from where it was.
 *
 * <p>Bounds can only be narrowed. Variables that have only one value left, and are not basic, leave the tableau.
 */
final class Tableau {

    private static final long NO_LEAST = Long.MIN_VALUE;
    private static final long NO_MOST = Long.MAX_VALUE;
    private static final int GONE = Integer.MIN_VALUE;

    private final int goals;
    private final int ranked;
    private final int original;
    private long[] least;
    private long[] most;
    /** By variable: the row it is basic in, or the complement of its column, or that it is gone. */
    private int[] places;

    private Row[] rows;
    /** By column: the variable, and whether it is at its upper bound. */
    private final int[] variables;

    private final boolean[] upper;
    private int columns;

    private Tableau(Tableau other) {
        goals = other.goals;
        ranked = other.ranked;
        original = other.original;
        least = other.least.clone();
        most = other.most.clone();
        places = other.places.clone();
        columns = other.columns;
        variables = Arrays.copyOf(other.variables, columns);
        upper = Arrays.copyOf(other.upper, columns);
        rows = new Row[other.rows.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = other.rows[row].copy(columns);
        }
    }

    Tableau(Program program) {
        goals = program.goals().size();
        columns = program.variables();
        ranked = goals + columns;
        int bounds = program.bounds().size();
        original = ranked + bounds;
        least = new long[original];
        most = new long[original];
        places = new int[original];
        rows = new Row[goals + bounds];
        variables = new int[columns];
        upper = new boolean[columns];
        var decided = new boolean[columns];
        Arrays.fill(upper, true);
        for (int goal = 0; goal < goals; goal++) {
            var coefficients = program.coefficients(program.goals().get(goal));
            divide(coefficients, common(coefficients));
            for (int column = 0; column < columns; column++) {
                if (coefficients[column] != 0 && !decided[column]) {
                    decided[column] = true;
                    upper[column] = coefficients[column] > 0;
                }
                coefficients[column] = Math.negateExact(coefficients[column]);
            }
            begin(goal, goal, 0, coefficients, NO_LEAST, NO_MOST);
        }
        for (int bound = 0; bound < bounds; bound++) {
            var asked = program.bounds().get(bound);
            var coefficients = program.coefficients(asked.terms());
            long common = common(coefficients);
            if (asked.exactly() && asked.amount() % common != 0) {
                common = 1;
            }
            divide(coefficients, common);
            begin(
                    goals + bound,
                    ranked + bound,
                    Math.floorDiv(asked.amount(), common),
                    coefficients,
                    0,
                    asked.exactly() ? 0 : NO_MOST);
        }
        for (int column = 0; column < columns; column++) {
            int variable = goals + column;
            variables[column] = variable;
            places[variable] = ~column;
            most[variable] = program.most(column);
            shift(column, at(column));
        }
        for (int column = columns - 1; column >= 0; column--) {
            dropIfSettled(column);
        }
    }

    private void begin(int row, int basic, long amount, long[] coefficients, long atLeast, long atMost) {
        rows[row] = new Row(basic, amount, coefficients);
        places[basic] = row;
        least[basic] = atLeast;
        most[basic] = atMost;
    }

    private static long common(long[] coefficients) {
        long common = 0;
        for (long coefficient : coefficients) {
            common = Row.gcd(common, coefficient);
        }
        return Math.max(1, common);
    }

    private static void divide(long[] coefficients, long by) {
        for (int each = 0; each < coefficients.length; each++) {
            coefficients[each] /= by;
        }
    }

    Tableau copy() {
        return new Tableau(this);
    }

    /** Goes to the best point within all bounds; false when there is none, and then the tableau is of no more use. */
    boolean settle() {
        while (true) {
            int row = violated();
            if (row < 0) {
                return true;
            }
            if (!mend(row)) {
                return false;
            }
        }
    }

    /** The largest whole number that is no more than a ranked variable. */
    long floor(int variable) {
        int place = places[variable];
        if (place >= 0) {
            return Math.floorDiv(rows[place].value, rows[place].scale);
        }
        return place == GONE ? least[variable] : at(~place);
    }

    boolean isWhole(int variable) {
        int place = places[variable];
        return place < 0 || rows[place].value % rows[place].scale == 0;
    }

    /** The most a variable may be. */
    long most(int variable) {
        return most[variable];
    }

    /** The first of the program's variables that is a fraction, by rank, or -1. */
    int firstFraction() {
        for (int variable = goals; variable < ranked; variable++) {
            if (!isWhole(variable)) {
                return variable;
            }
        }
        return -1;
    }

    /** Narrows the bounds of a ranked variable. Call {@link #settle()} before asking for values again. */
    void narrow(int variable, long atLeast, long atMost) {
        int place = places[variable];
        if (place == GONE) {
            return;
        }
        long before = place < 0 ? at(~place) : 0;
        least[variable] = Math.max(least[variable], atLeast);
        most[variable] = Math.min(most[variable], atMost);
        if (place < 0) {
            shift(~place, Math.subtractExact(at(~place), before));
            dropIfSettled(~place);
        }
    }

    /**
     * Keeps a ranked variable at this value, when all that rank before it are kept already and the tableau is settled.
     * If it is the best there is, whatever would lessen it must stay where it is, too.
     */
    void keep(int variable, long value) {
        int place = places[variable];
        if (place >= 0 && isWhole(variable) && floor(variable) == value) {
            for (int column = columns - 1; column >= 0; column--) {
                if (rows[place].entries[column] != 0) {
                    long stays = at(column);
                    least[variables[column]] = stays;
                    most[variables[column]] = stays;
                    dropIfSettled(column);
                }
            }
        }
        narrow(variable, value, value);
    }

    /**
     * Adds a bound that the present point breaks and no point in whole numbers does, drawn from the row of a variable
     * that is a fraction (Gomory 1958). It holds as long as the bounds of the variables do.
     */
    void cut(int variable) {
        dropIdleCuts();
        var row = rows[places[variable]];
        var entries = new long[columns];
        for (int column = 0; column < columns; column++) {
            long rest = Math.floorMod(signed(row.entries[column], column), row.scale);
            entries[column] = upper[column] ? rest : -rest;
        }
        int cut = least.length;
        int index = rows.length;
        least = Arrays.copyOf(least, cut + 1);
        most = Arrays.copyOf(most, cut + 1);
        places = Arrays.copyOf(places, cut + 1);
        rows = Arrays.copyOf(rows, index + 1);
        rows[index] = new Row(cut, -Math.floorMod(row.value, row.scale), entries);
        rows[index].scale = row.scale;
        most[cut] = NO_MOST;
        places[cut] = index;
    }

    /** The largest scale of a row: how far fractions have grown. */
    long scale() {
        long largest = 1;
        for (var row : rows) {
            largest = Math.max(largest, row.scale);
        }
        return largest;
    }

    /** Forgets cuts that do not bind any more. */
    private void dropIdleCuts() {
        int kept = 0;
        for (var row : rows) {
            if (row.basic < original) {
                places[row.basic] = kept;
                rows[kept++] = row;
            }
        }
        rows = Arrays.copyOf(rows, kept);
    }

    private long at(int column) {
        return upper[column] ? most[variables[column]] : least[variables[column]];
    }

    private void shift(int column, long by) {
        if (by != 0) {
            for (var row : rows) {
                row.shift(column, by);
            }
        }
    }

    private void dropIfSettled(int column) {
        int variable = variables[column];
        if (least[variable] != most[variable]) {
            return;
        }
        places[variable] = GONE;
        columns--;
        if (column < columns) {
            variables[column] = variables[columns];
            upper[column] = upper[columns];
            places[variables[column]] = ~column;
            for (var row : rows) {
                row.entries[column] = row.entries[columns];
            }
        }
    }

    /** The row whose variable is farthest beyond one of its bounds, or -1. */
    private int violated() {
        int worst = -1;
        long farthest = -1;
        for (int row = 0; row < rows.length; row++) {
            long beyond = beyond(rows[row]);
            if (beyond != 0) {
                long far = Math.absExact(beyond) / rows[row].scale;
                if (far > farthest) {
                    farthest = far;
                    worst = row;
                }
            }
        }
        return worst;
    }

    /** How far a row's variable is above its upper bound, or below its lower bound with a minus, times the scale. */
    private long beyond(Row row) {
        int variable = row.basic;
        if (most[variable] != NO_MOST) {
            long above = row.beyond(most[variable]);
            if (above > 0) {
                return above;
            }
        }
        return least[variable] == NO_LEAST ? 0 : Math.min(0, row.beyond(least[variable]));
    }

    /**
     * Brings a row's variable to the bound it is beyond. A column that cannot do so within its own bounds goes to its
     * other one, and the next has to do the rest.
     */
    private boolean mend(int index) {
        var row = rows[index];
        while (true) {
            long beyond = beyond(row);
            int column = cheapest(row, beyond > 0);
            if (column < 0) {
                return false;
            }
            int variable = variables[column];
            if (least[variable] == NO_LEAST
                    || most[variable] == NO_MOST
                    || Math.multiplyExact(
                                    Math.absExact(row.entries[column]),
                                    Math.subtractExact(most[variable], least[variable]))
                            >= Math.absExact(beyond)) {
                pivot(index, column, beyond > 0);
                return true;
            }
            long before = at(column);
            upper[column] = !upper[column];
            shift(column, at(column) - before);
        }
    }

    private void pivot(int index, int column, boolean above) {
        var row = rows[index];
        int leaving = row.basic;
        int entering = variables[column];
        long from = at(column);
        row.solveFor(entering, column, columns, from, above ? most[leaving] : least[leaving]);
        for (var other : rows) {
            if (other != row) {
                other.eliminate(row, column, columns, from);
            }
        }
        variables[column] = leaving;
        upper[column] = above;
        places[leaving] = ~column;
        places[entering] = index;
        dropIfSettled(column);
    }

    /** The column that lessens a row's variable, or makes it larger, at the least cost to the ranked, or -1. */
    private int cheapest(Row row, boolean lessens) {
        int best = -1;
        for (int column = 0; column < columns; column++) {
            long entry = row.entries[column];
            if (entry != 0 && (entry > 0 != upper[column]) == lessens && (best < 0 || costsLess(row, column, best))) {
                best = column;
            }
        }
        return best;
    }

    /** Whether one column costs less than another, rank by rank, for the same change of a row's variable. */
    private boolean costsLess(Row row, int one, int other) {
        long weightOfOne = Math.absExact(row.entries[other]);
        long weightOfOther = Math.absExact(row.entries[one]);
        for (int variable = 0; variable < ranked; variable++) {
            int place = places[variable];
            int sign = 0;
            if (place >= 0) {
                var entries = rows[place].entries;
                sign = compare(signed(entries[one], one), weightOfOne, signed(entries[other], other), weightOfOther);
            } else if (~place == one) {
                sign = upper[one] ? 1 : -1;
            } else if (~place == other) {
                sign = upper[other] ? -1 : 1;
            }
            if (sign != 0) {
                return sign < 0;
            }
        }
        throw new IllegalStateException("two columns of equal cost");
    }

    private long signed(long entry, int column) {
        return upper[column] ? Math.negateExact(entry) : entry;
    }

    /** Compares two products in 128 bits. */
    private static int compare(long one, long timesOne, long other, long timesOther) {
        if (one == 0 && other == 0) {
            return 0;
        }
        int high = Long.compare(Math.multiplyHigh(one, timesOne), Math.multiplyHigh(other, timesOther));
        return high != 0 ? high : Long.compareUnsigned(one * timesOne, other * timesOther);
    }
}
