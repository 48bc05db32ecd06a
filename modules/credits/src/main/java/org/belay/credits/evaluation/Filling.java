// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.belay.credits.Credits;
import org.belay.credits.Standing;
import org.belay.credits.evaluation.Placing.Placed;
import org.belay.credits.pack.Requirement.Kind;
import org.belay.credits.pack.Window;

/** What lies in the bins once the pieces are placed. */
final class Filling {

    private final Plan plan;
    private final List<Piece> pieces;
    private final Placed placed;
    private final long[] counted;

    Filling(Plan plan, List<Piece> pieces) {
        this.plan = plan;
        this.pieces = pieces;
        this.placed = Placing.of(plan, pieces);
        this.counted = new long[plan.bins().size()];
        for (var piece : placed.inBin()) {
            for (int bin = 0; bin < counted.length; bin++) {
                counted[bin] += piece[bin];
            }
        }
    }

    Placed placed() {
        return placed;
    }

    Standing.OfMinimum standing(Need need) {
        long have = 0;
        for (int number = 0; number < pieces.size(); number++) {
            if (need.accepts(pieces.get(number))) {
                for (int bin : need.bins()) {
                    have += placed.inBin()[number][bin];
                }
            }
        }
        return minimum(need, have);
    }

    Standing.OfMinimum minimum(Need need, long have) {
        var requirement = need.requirement();
        var percent = requirement.percent();
        var end = plan.bins().get(need.bins().getFirst()).first().cycle().end();
        return new Standing.OfMinimum(
                need.key(),
                requirement.label(),
                requirement.hint(),
                percent == null ? null : percent.value(),
                need.amount(),
                Credits.ofHundredths(have + need.prior()),
                need.days().last().equals(end) || requirement.window() instanceof Window.OfCycle
                        ? null
                        : need.days().last(),
                requirement.source());
    }

    long counted(int bin) {
        return counted[bin];
    }

    /** Which bin an entry that waits for review would go to: the first that is not full. */
    int waitingBin(Piece piece) {
        for (int bin : piece.bins()) {
            if (counted(bin) < plan.bins().get(bin).total()) {
                return bin;
            }
        }
        return piece.bins().getFirst();
    }

    /** The caps that allow nothing more of that piece in a bin. */
    List<Need> full(Piece piece, int bin) {
        return plan.caps().stream()
                .filter(cap -> cap.bins().contains(bin) && cap.accepts(piece) && used(cap, piece) >= cap.asked())
                .toList();
    }

    /** Whether nothing more that is not of its kind may lie in its bins. */
    boolean leavesNoRoom(Need need) {
        long total = need.bins().stream()
                .mapToLong(bin -> plan.bins().get(bin).total())
                .sum();
        long others = 0;
        for (int number = 0; number < pieces.size(); number++) {
            if (!need.accepts(pieces.get(number))) {
                for (int bin : need.bins()) {
                    others += placed.inBin()[number][bin];
                }
            }
        }
        return need.due() && others >= total - need.asked();
    }

    private long used(Need cap, Piece piece) {
        long used = 0;
        for (int number = 0; number < pieces.size(); number++) {
            var other = pieces.get(number);
            if (cap.accepts(other)
                    && (!cap.is(Kind.MAX_PER_ACTIVITY)
                            || other.entry().course().equals(piece.entry().course()))) {
                for (int bin : cap.bins()) {
                    used += placed.inBin()[number][bin];
                }
            }
        }
        return used;
    }

    Map<String, Long> towards(Map<Piece, Long> parts, int bin) {
        var towards = new TreeMap<String, Long>();
        for (var need : plan.needs()) {
            if (need.bins().contains(bin)) {
                parts.forEach((piece, part) -> {
                    if (part > 0 && need.accepts(piece)) {
                        towards.merge(need.key(), part, Long::sum);
                    }
                });
            }
        }
        return towards;
    }
}
