// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of what was earned can fill a required total while every minimum keeps its room.
 *
 * <p>Credits count when they can be part of some complete set: exactly the total, every minimum met, the rest filled up
 * by credits still to come, which may be of every kind at once. Such a set exists exactly when, for each minimum, the
 * chosen credits that are not of its kind fit into the total less that minimum. So a credit is known by the minimums it
 * lacks, and each minimum allows so much that lacks it.
 *
 * <p>With two minimums the largest choice is plain: credits that lack nothing first, then those that lack one, then
 * those that lack both, for swapping a credit for one that lacks less never breaks a bound. With three it is not (two of
 * three pairs of bounds may conflict), so a pack has at most {@value #MINIMUMS}.
 *
 * <p>Amounts are hundredths.
 */
final class Room {

    static final int MINIMUMS = 2;

    private static final int BOTH = 3;

    private long total;
    private final long[] allowed;
    private final long[] pool = new long[BOTH + 1];
    private final List<Lot> lots = new ArrayList<>();

    /** An amount and the minimums it lacks: bit 0 for the first, bit 1 for the second. */
    private record Lot(int lacks, long amount) {}

    Room(long total, List<Long> needed) {
        this.total = total;
        this.allowed = new long[] {total, total};
        for (int minimum = 0; minimum < needed.size(); minimum++) {
            allowed[minimum] = total - needed.get(minimum);
        }
    }

    void add(int lacks, long amount) {
        lots.add(new Lot(lacks, amount));
        pool[lacks] += amount;
    }

    /** The most that can count of all that was added. */
    long most() {
        long one = Math.min(pool[1], allowed[0]);
        long other = Math.min(pool[2], allowed[1]);
        long both = Math.min(pool[BOTH], Math.min(allowed[0] - one, allowed[1] - other));
        return Math.min(total, pool[0] + one + other + both);
    }

    /**
     * How much of each lot counts, in the order they were added. Together it is the most; within that, an earlier lot
     * takes all it can before a later one. Afterwards the room is what is left.
     */
    List<Long> fill() {
        var taken = new ArrayList<Long>();
        long goal = most();
        for (var lot : lots) {
            long least = 0;
            long best = Math.min(lot.amount(), room(lot.lacks()));
            while (least < best) {
                long middle = (least + best + 1) / 2;
                take(lot.lacks(), middle);
                boolean harmless = middle + most() == goal;
                take(lot.lacks(), -middle);
                if (harmless) {
                    least = middle;
                } else {
                    best = middle - 1;
                }
            }
            take(lot.lacks(), best);
            pool[lot.lacks()] -= lot.amount() - best;
            goal -= best;
            taken.add(best);
        }
        return taken;
    }

    /** The minimums among those lacked that allow nothing more; bits as in {@link #add}. */
    int exhausted(int lacks) {
        int full = 0;
        for (int minimum = 0; minimum < MINIMUMS; minimum++) {
            if ((lacks & 1 << minimum) != 0 && allowed[minimum] == 0) {
                full |= 1 << minimum;
            }
        }
        return full;
    }

    private long room(int lacks) {
        long room = total;
        for (int minimum = 0; minimum < MINIMUMS; minimum++) {
            if ((lacks & 1 << minimum) != 0) {
                room = Math.min(room, allowed[minimum]);
            }
        }
        return room;
    }

    private void take(int lacks, long amount) {
        total -= amount;
        pool[lacks] -= amount;
        for (int minimum = 0; minimum < MINIMUMS; minimum++) {
            if ((lacks & 1 << minimum) != 0) {
                allowed[minimum] -= amount;
            }
        }
    }
}
