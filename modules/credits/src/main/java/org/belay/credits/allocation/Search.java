// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.allocation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.belay.credits.allocation.Solution.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Branch and bound (Land and Doig 1960), one rank after the other: first the first goal is made as large as whole
 * numbers allow, then it is kept and the second is, down to the last variable. A branch whose relaxation, rounded down,
 * promises no more of the present rank than the best answer known is not followed. Mostly the relaxation of what is left
 * soon has whole numbers only, and then nothing is left to search.
 *
 * <p>Relaxations are cut before they are divided (Gomory 1958; Padberg and Rinaldi 1991). Without that, sums that miss a
 * bound by one or two for reasons of divisibility take thousands of branches to prove.
 */
final class Search {

    /** How often a branch's relaxation is cut before it is divided. */
    private static final int CUTS = 10;
    /** Cuts make fractions finer; beyond this scale they lead to numbers that outgrow 64 bits. */
    private static final long MOST_SCALE = 100_000_000;

    private final Program program;
    private final long mostNodes;
    private final int goals;
    private final int ranked;
    /** The best answer known, by rank. */
    private long[] best;

    private boolean found;
    private long nodes;
    private boolean complete = true;

    Search(Program program, long mostNodes) {
        this.program = program;
        this.mostNodes = mostNodes;
        this.goals = program.goals().size();
        this.ranked = goals + program.variables();
        this.best = new long[ranked];
    }

    Solution run() {
        found = program.bounds().stream()
                .allMatch(bound -> bound.exactly() ? bound.amount() == 0 : bound.amount() >= 0);
        try {
            var root = new Tableau(program);
            if (root.settle()) {
                search(root);
            }
        } catch (ArithmeticException beyond64Bits) {
            complete = false;
        }
        return solution();
    }

    /** Settles rank after rank, as long as anything in the relaxation is a fraction. */
    private void search(Tableau start) {
        var root = start;
        for (int rank = 0; root.firstFraction() >= 0; rank++) {
            var open = new ArrayDeque<Tableau>();
            var tight = cut(root.copy(), rank);
            if (tight != null) {
                root = tight;
                branch(root.copy(), open);
            }
            follow(open, rank);
            if (!found) {
                return;
            }
            root.keep(rank, best[rank]);
            if (!root.settle()) {
                throw new IllegalStateException("the best answer known is not within the bounds");
            }
        }
        keep(root);
    }

    /** Follows open branches, depth first, while they promise more of this rank. */
    private void follow(Deque<Tableau> open, int rank) {
        while (!open.isEmpty()) {
            var node = open.pop();
            if (!promises(node.most(rank), rank)) {
                continue;
            }
            if (nodes == mostNodes) {
                complete = false;
                return;
            }
            nodes++;
            try {
                var tight = cut(node, rank);
                if (tight != null) {
                    branch(tight, open);
                }
            } catch (ArithmeticException beyond64Bits) {
                complete = false;
            }
        }
    }

    /** Divides by the first variable that is a fraction, rounded up first; without any, here is a better answer. */
    private void branch(Tableau node, Deque<Tableau> open) {
        int variable = node.firstFraction();
        if (variable < 0) {
            keep(node);
            return;
        }
        long below = node.floor(variable);
        var down = node.copy();
        down.narrow(variable, 0, below);
        open.push(down);
        node.narrow(variable, below + 1, Long.MAX_VALUE);
        open.push(node);
    }

    /** The node at its best point, with cuts; null when it promises nothing better than is known. */
    private @Nullable Tableau cut(Tableau node, int rank) {
        if (!settle(node, rank)) {
            return null;
        }
        var tight = node;
        for (int cuts = 0; cuts < CUTS; cuts++) {
            int variable = tight.firstFraction();
            if (variable < 0) {
                break;
            }
            var next = tight.copy();
            try {
                next.cut(variable);
                if (!settle(next, rank)) {
                    return null;
                }
            } catch (ArithmeticException beyond64Bits) {
                break;
            }
            if (next.scale() > MOST_SCALE) {
                break;
            }
            tight = next;
        }
        return tight;
    }

    /** Goes to the best point at which the rank is whole; false when it promises nothing better than is known. */
    private boolean settle(Tableau node, int rank) {
        while (node.settle()) {
            long most = node.floor(rank);
            if (!promises(most, rank)) {
                return false;
            }
            boolean whole = node.isWhole(rank);
            node.narrow(rank, Long.MIN_VALUE, most);
            if (whole) {
                return true;
            }
        }
        return false;
    }

    private boolean promises(long most, int rank) {
        return !found || most > best[rank];
    }

    private void keep(Tableau node) {
        found = true;
        for (int rank = 0; rank < ranked; rank++) {
            best[rank] = node.floor(rank);
        }
    }

    private Solution solution() {
        if (!found) {
            return new Solution(complete ? Outcome.INFEASIBLE : Outcome.NOT_FOUND, List.of(), List.of(), nodes);
        }
        var values = Arrays.stream(best, goals, ranked).boxed().toList();
        var reached =
                program.goals().stream().map(goal -> Program.sum(goal, values)).toList();
        return new Solution(complete ? Outcome.OPTIMAL : Outcome.BEST_FOUND, values, reached, nodes);
    }
}
