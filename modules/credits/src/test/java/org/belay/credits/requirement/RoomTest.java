// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final int INSTANCES = 4_000;

    @Test
    void theRoomIsFilledAsByTryingEverything() {
        long seed = Long.getLong("belay.seed", 20261124);
        System.out.println("RoomTest seed " + seed + " (repeat with -Dbelay.seed=" + seed + ")");
        var random = new Random(seed);
        for (int instance = 0; instance < INSTANCES; instance++) {
            int minimums = random.nextInt(3);
            int total = 1 + random.nextInt(8);
            var needed = new ArrayList<Long>();
            for (int minimum = 0; minimum < minimums; minimum++) {
                needed.add((long) random.nextInt(total + 1));
            }
            int[][] lots = new int[random.nextInt(7)][];
            var room = new Room(total, needed);
            for (int lot = 0; lot < lots.length; lot++) {
                lots[lot] = new int[] {random.nextInt(1 << minimums), random.nextInt(4)};
                room.add(lots[lot][0], lots[lot][1]);
            }
            var best = new Oracle(total, needed, lots).best();
            assertThat(room.most())
                    .as("most, seed %d, instance %d", seed, instance)
                    .isEqualTo(best.stream().mapToLong(Long::longValue).sum());
            assertThat(room.fill())
                    .as("fill, seed %d, instance %d", seed, instance)
                    .isEqualTo(best);
        }
    }

    @Test
    void anEarlierCreditThatLacksBothGivesWayOnlyWhenTwoOthersNeedItsRoom() {
        var both = new Room(4, List.of(3L, 3L));
        both.add(3, 1);
        both.add(1, 1);
        both.add(2, 1);
        assertThat(both.fill()).containsExactly(0L, 1L, 1L);

        var one = new Room(4, List.of(3L, 3L));
        one.add(3, 1);
        one.add(1, 1);
        assertThat(one.fill()).containsExactly(1L, 0L);
        assertThat(one.exhausted(1)).isEqualTo(1);
        assertThat(one.exhausted(2)).isEqualTo(2);
        assertThat(one.exhausted(3)).isEqualTo(3);
    }

    @Test
    void aMinimumThatStillAllowsMoreIsNotExhausted() {
        var room = new Room(4, List.of(3L, 2L));
        room.add(1, 2);
        assertThat(room.fill()).containsExactly(1L);
        assertThat(room.exhausted(3)).isEqualTo(1);
        assertThat(room.exhausted(0)).isZero();
    }

    /** Tries every choice of amounts and every way in which credits still to come may complete it. */
    private static final class Oracle {

        private final int total;
        private final List<Long> needed;
        private final int[][] lots;
        private final long[] tried;
        private List<Long> best = List.of();
        private long bestSum = -1;

        private Oracle(int total, List<Long> needed, int[][] lots) {
            this.total = total;
            this.needed = needed;
            this.lots = lots;
            this.tried = new long[lots.length];
        }

        /** The largest sum; among equals the one that takes most of the first lot, then of the second, and so on. */
        private List<Long> best() {
            choose(0);
            return best;
        }

        private void choose(int lot) {
            if (lot == lots.length) {
                long sum = 0;
                long[] have = new long[needed.size()];
                for (int one = 0; one < lots.length; one++) {
                    sum += tried[one];
                    addKinds(have, lots[one][0], tried[one]);
                }
                if (sum > bestSum && sum <= total && canBeCompleted(have, total - sum, 0)) {
                    bestSum = sum;
                    var chosen = new ArrayList<Long>();
                    for (long amount : tried) {
                        chosen.add(amount);
                    }
                    best = chosen;
                }
                return;
            }
            for (int amount = lots[lot][1]; amount >= 0; amount--) {
                tried[lot] = amount;
                choose(lot + 1);
            }
        }

        private boolean canBeCompleted(long[] have, long more, int kindsFrom) {
            if (more == 0) {
                for (int minimum = 0; minimum < have.length; minimum++) {
                    if (have[minimum] < needed.get(minimum)) {
                        return false;
                    }
                }
                return true;
            }
            for (int lacks = kindsFrom; lacks < 1 << needed.size(); lacks++) {
                long[] next = have.clone();
                addKinds(next, lacks, 1);
                if (canBeCompleted(next, more - 1, lacks)) {
                    return true;
                }
            }
            return false;
        }

        private static void addKinds(long[] have, int lacks, long amount) {
            for (int minimum = 0; minimum < have.length; minimum++) {
                if ((lacks & 1 << minimum) == 0) {
                    have[minimum] += amount;
                }
            }
        }
    }
}
