// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.belay.credits.LoggedEntry.Course;
import org.belay.credits.pack.Requirement.Basis;
import org.belay.credits.pack.Requirement.Kind;
import org.jspecify.annotations.Nullable;

/** The credits to be placed, those of equal kind merged, and how much of them the plan has room for. */
final class Lots {

    private final Plan plan;
    private final List<Need> needs;
    private final List<Lot> lots;

    Lots(Plan plan, List<Piece> pieces) {
        this.plan = plan;
        this.needs = plan.needs();
        this.lots = merged(pieces);
    }

    List<Lot> all() {
        return lots;
    }

    /** Credits that no bin and no requirement tells apart. */
    record Lot(Piece first, List<Integer> pieces, long amount) {}

    private record Signature(
            List<Integer> bins,
            List<Integer> layers,
            long served,
            long capped,
            @Nullable Course course) {}

    private List<Lot> merged(List<Piece> pieces) {
        var bySignature = new LinkedHashMap<Signature, List<Integer>>();
        for (int number = 0; number < pieces.size(); number++) {
            var piece = pieces.get(number);
            bySignature
                    .computeIfAbsent(signature(piece), _ -> new ArrayList<>())
                    .add(number);
        }
        return bySignature.values().stream()
                .map(numbers -> new Lot(
                        pieces.get(numbers.getFirst()),
                        numbers,
                        numbers.stream()
                                .mapToLong(number -> pieces.get(number).amount())
                                .sum()))
                .toList();
    }

    private Signature signature(Piece piece) {
        boolean perActivity = plan.caps().stream().anyMatch(cap -> cap.is(Kind.MAX_PER_ACTIVITY) && cap.accepts(piece));
        return new Signature(
                piece.bins(),
                piece.layers(),
                bits(needs, piece),
                bits(plan.caps(), piece),
                perActivity ? piece.entry().course() : null);
    }

    private static long bits(List<Need> needs, Piece piece) {
        long bits = 0;
        for (int number = 0; number < needs.size(); number++) {
            if (needs.get(number).accepts(piece)) {
                bits |= 1L << number;
            }
        }
        return bits;
    }

    /** Whether no bound is in the way of anything, so that nothing has to be decided. */
    boolean everythingFits() {
        if (!plan.layers().isEmpty()
                || lots.stream().anyMatch(lot -> lot.first().bins().size() > 1)
                || plan.scopes().stream().anyMatch(this::severalKinds)) {
            return false;
        }
        for (int bin = 0; bin < plan.bins().size(); bin++) {
            int one = bin;
            if (sum(lot -> lot.first().bins().contains(one))
                    > plan.bins().get(bin).total()) {
                return false;
            }
        }
        for (var need : needs) {
            if (sum(lot -> lies(lot, need) && !need.accepts(lot.first())) > room(need)) {
                return false;
            }
        }
        return plan.caps().stream().allMatch(this::underCap);
    }

    private boolean underCap(Need cap) {
        if (cap.requirement().basis() == Basis.CLAIMED) {
            return false;
        }
        return cap.is(Kind.MAX_PER_ACTIVITY)
                ? lots.stream().noneMatch(lot -> cap.accepts(lot.first()) && lot.amount() > cap.asked())
                : sum(lot -> lies(lot, cap) && cap.accepts(lot.first())) <= cap.asked();
    }

    boolean severalKinds(Plan.Scope scope) {
        var due = needs.stream()
                .filter(need -> need.due() && !need.past() && scope.bins().containsAll(need.bins()))
                .toList();
        return due.stream().anyMatch(need -> need.requirement().basis() == Basis.CLAIMED)
                || due.size() > 1
                        && scope.pack()
                                        .reach(due.stream()
                                                .map(Need::requirement)
                                                .toList())
                                        .size()
                                > 1;
    }

    private long sum(Predicate<Lot> which) {
        return lots.stream().filter(which).mapToLong(Lot::amount).sum();
    }

    private static boolean lies(Lot lot, Need need) {
        return lot.first().bins().stream().anyMatch(need.bins()::contains);
    }

    /** How much that is not of its kind may lie in its bins. */
    long room(Need need) {
        long total = need.bins().stream()
                .mapToLong(bin -> plan.bins().get(bin).total())
                .sum();
        if (!need.due()) {
            return total;
        }
        return total - (need.past() ? Math.min(need.asked(), available(need)) : need.asked());
    }

    private long available(Need need) {
        return sum(lot -> lies(lot, need) && need.accepts(lot.first()));
    }
}
