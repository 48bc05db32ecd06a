// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.belay.credits.allocation.Program;
import org.belay.credits.allocation.Program.Term;
import org.belay.credits.allocation.Solution;
import org.belay.credits.evaluation.Lots.Lot;
import org.belay.credits.pack.Requirement.Basis;
import org.belay.credits.pack.Requirement.Kind;

/**
 * Places credits where they help most, as a {@link Program}. Credits of equal kind are merged into lots; a lot lies in
 * the bins it may, each bin takes its total, and what lies there keeps room for every minimum: the credits still to come
 * can complete it, each of as many kinds at once as one credit can have.
 *
 * <p>The goals in order: bins complete, the earliest deadline first; minimums met; the sum of the exact fractions reached
 * of the totals, and then of the minimums; credits that could go to few bins are used first; the earliest day, then the
 * smallest id.
 */
final class Placing {

    private static final long NODES = 200;

    private final Plan plan;
    private final Lots merged;
    private final List<Lot> lots;
    private final List<Need> needs;
    private final Program program = new Program();
    private final List<Integer> complete = new ArrayList<>();
    private final List<Integer> met = new ArrayList<>();
    private final List<List<Integer>> counted = new ArrayList<>();
    private final List<List<Integer>> layered = new ArrayList<>();
    private final List<Integer> progress = new ArrayList<>();

    /** What of each piece lies in each bin, and of each serves each layer, in hundredths. */
    record Placed(long[][] inBin, long[][] inLayer, boolean optimal) {}

    private Placing(Plan plan, List<Piece> pieces) {
        this.plan = plan;
        this.needs = plan.needs();
        this.merged = new Lots(plan, pieces);
        this.lots = merged.all();
    }

    static Placed of(Plan plan, List<Piece> pieces) {
        var placing = new Placing(plan, pieces);
        if (placing.merged.everythingFits()) {
            return placing.everything(pieces);
        }
        var solution = placing.solution(true);
        if (!solution.found()) { // minimums that contradict one another keep no room for each other
            placing = new Placing(plan, pieces);
            solution = placing.solution(false);
        }
        return placing.spread(pieces, solution);
    }

    private Placed everything(List<Piece> pieces) {
        var inBin = new long[pieces.size()][plan.bins().size()];
        for (int number = 0; number < pieces.size(); number++) {
            var piece = pieces.get(number);
            inBin[number][piece.bins().getFirst()] = piece.amount();
        }
        return new Placed(inBin, new long[pieces.size()][0], true);
    }

    private Solution solution(boolean roomForSeveral) {
        variables();
        lots();
        bins();
        needs.forEach(this::need);
        if (roomForSeveral) {
            plan.scopes().stream().filter(merged::severalKinds).forEach(this::roomForSeveral);
        }
        plan.caps().forEach(this::cap);
        layers();
        goals();
        return program.solve(NODES);
    }

    private void variables() {
        plan.bins().forEach(_ -> complete.add(program.variable(1)));
        needs.forEach(_ -> met.add(program.variable(1)));
        for (var lot : lots) {
            counted.add(lot.first().bins().stream()
                    .map(bin -> program.variable(
                            Math.min(lot.amount(), plan.bins().get(bin).total())))
                    .toList());
            layered.add(lot.first().layers().stream()
                    .map(layer -> program.variable(lot.amount()))
                    .toList());
        }
        needs.forEach(need -> progress.add(program.variable(need.asked())));
    }

    private void lots() {
        for (int number = 0; number < lots.size(); number++) {
            if (counted.get(number).size() > 1) {
                program.atMost(lots.get(number).amount(), terms(counted.get(number), 1));
            }
        }
    }

    private void bins() {
        for (int bin = 0; bin < plan.bins().size(); bin++) {
            long total = plan.bins().get(bin).total();
            int one = bin;
            program.atMost(total, inBins(List.of(bin), _ -> true, 1));
            var full = inBins(List.of(bin), _ -> true, 1);
            full.add(new Term(complete.get(bin), -total));
            program.atLeast(0, full);
            IntStream.range(0, needs.size())
                    .filter(need ->
                            needs.get(need).due() && needs.get(need).bins().equals(List.of(one)))
                    .forEach(need -> program.atMost(0, new Term(complete.get(one), 1), new Term(met.get(need), -1)));
        }
    }

    private void need(Need need) {
        int number = needs.indexOf(need);
        var towards = inBins(need.bins(), lot -> need.accepts(lot.first()), -1);
        towards.add(new Term(progress.get(number), 1));
        program.atMost(0, towards);
        program.atMost(0, new Term(met.get(number), need.asked()), new Term(progress.get(number), -1));
        if (need.requirement().basis() == Basis.CLAIMED) {
            int percent = percent(need);
            var ratio = inBins(need.bins(), lot -> need.accepts(lot.first()), 100 - percent);
            ratio.addAll(inBins(need.bins(), lot -> !need.accepts(lot.first()), -percent));
            program.atLeast(0, ratio);
        } else {
            program.atMost(merged.room(need), inBins(need.bins(), lot -> !need.accepts(lot.first()), 1));
        }
    }

    /** Where no credit can be of every kind at once, those to come are variables, too: one for each set of kinds. */
    private void roomForSeveral(Plan.Scope scope) {
        var due = needs.stream()
                .filter(need -> need.due() && !need.past() && scope.bins().containsAll(need.bins()))
                .toList();
        var reach = scope.pack().reach(due.stream().map(Need::requirement).toList());
        var toCome = reach.stream().map(_ -> program.variable(scope.total())).toList();
        var all = inBins(scope.bins(), _ -> true, 1);
        all.addAll(terms(toCome, 1));
        program.atMost(scope.total(), all);
        for (int number = 0; number < due.size(); number++) {
            var need = due.get(number);
            var served = inBins(need.bins(), lot -> need.accepts(lot.first()), 1);
            for (int set = 0; set < reach.size(); set++) {
                if ((reach.get(set) & 1L << number) != 0) {
                    served.add(new Term(toCome.get(set), 1));
                }
            }
            program.atLeast(need.asked(), served);
        }
    }

    private void cap(Need cap) {
        if (cap.is(Kind.MAX_PER_ACTIVITY)) {
            lots.stream()
                    .filter(lot -> cap.accepts(lot.first()))
                    .map(lot -> lot.first().entry().course())
                    .distinct()
                    .forEach(course -> program.atMost(
                            cap.asked(),
                            inBins(
                                    cap.bins(),
                                    lot -> cap.accepts(lot.first())
                                            && lot.first().entry().course().equals(course),
                                    1)));
        } else if (cap.requirement().basis() == Basis.CLAIMED) {
            int percent = percent(cap);
            var ratio = inBins(cap.bins(), lot -> cap.accepts(lot.first()), 100 - percent);
            ratio.addAll(inBins(cap.bins(), lot -> !cap.accepts(lot.first()), -percent));
            program.atMost(0, ratio);
        } else {
            program.atMost(cap.asked(), inBins(cap.bins(), lot -> cap.accepts(lot.first()), 1));
        }
    }

    private static int percent(Need need) {
        var percent = need.requirement().percent();
        return percent == null ? 0 : percent.value();
    }

    /** Each credit serves one specialty at most, and those to come have to fill what is missing of all of them. */
    private void layers() {
        for (int number = 0; number < lots.size(); number++) {
            if (!layered.get(number).isEmpty()) {
                var terms = terms(layered.get(number), 1);
                terms.addAll(terms(counted.get(number), -1));
                program.atMost(0, terms);
            }
        }
        for (int layer = 0; layer < plan.layers().size(); layer++) {
            program.atMost(plan.layers().get(layer).need().asked(), inLayer(layer));
        }
        for (int bin = 0; bin < plan.bins().size(); bin++) {
            int one = bin;
            var above = IntStream.range(0, plan.layers().size())
                    .filter(layer -> plan.layers().get(layer).bin() == one)
                    .boxed()
                    .toList();
            if (!above.isEmpty()) {
                var terms = inBins(List.of(bin), _ -> true, 1);
                above.forEach(layer ->
                        inLayer(layer).forEach(term -> terms.add(new Term(term.variable(), -term.coefficient()))));
                long missing = above.stream()
                        .mapToLong(layer -> plan.layers().get(layer).need().asked())
                        .sum();
                program.atMost(Math.max(0, plan.bins().get(bin).total() - missing), terms);
            }
        }
    }

    private List<Term> inLayer(int layer) {
        var terms = new ArrayList<Term>();
        for (int number = 0; number < lots.size(); number++) {
            int place = lots.get(number).first().layers().indexOf(layer);
            if (place >= 0) {
                terms.add(new Term(layered.get(number).get(place), 1));
            }
        }
        return terms;
    }

    private void goals() {
        complete.forEach(one -> program.goal(new Term(one, 1)));
        program.goal(terms(met, 1));
        var totals = plan.bins().stream().map(Bin::total).toList();
        var share = fractions(totals);
        var reached = new ArrayList<Term>();
        for (int bin = 0; bin < totals.size(); bin++) {
            reached.addAll(inBins(List.of(bin), _ -> true, share.applyAsLong(totals.get(bin))));
        }
        program.goal(reached);
        var asked = fractions(needs.stream().map(Need::asked).toList());
        var towards = new ArrayList<Term>();
        for (int need = 0; need < needs.size(); need++) {
            towards.add(new Term(
                    progress.get(need), asked.applyAsLong(needs.get(need).asked())));
        }
        for (int layer = 0; layer < plan.layers().size(); layer++) {
            towards.addAll(inLayer(layer));
        }
        program.goal(towards);
        var choices = new ArrayList<Term>();
        for (int number = 0; number < lots.size(); number++) {
            choices.addAll(
                    terms(counted.get(number), -lots.get(number).first().bins().size()));
        }
        program.goal(choices);
    }

    /** What to multiply an amount with, so that it stands for its part of each of these. */
    private static LongUnaryOperator fractions(List<Long> wholes) {
        var common = wholes.stream()
                .filter(whole -> whole > 0)
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ONE, (one, other) -> one.multiply(other).divide(one.gcd(other)));
        return whole ->
                whole == 0 ? 0 : common.divide(BigInteger.valueOf(whole)).longValueExact();
    }

    private static List<Term> terms(List<Integer> variables, long coefficient) {
        var terms = new ArrayList<Term>();
        variables.forEach(variable -> terms.add(new Term(variable, coefficient)));
        return terms;
    }

    private List<Term> inBins(List<Integer> bins, Predicate<Lot> which, long coefficient) {
        var terms = new ArrayList<Term>();
        for (int number = 0; number < lots.size(); number++) {
            var lot = lots.get(number);
            if (which.test(lot)) {
                for (int place = 0; place < lot.first().bins().size(); place++) {
                    if (bins.contains(lot.first().bins().get(place))) {
                        terms.add(new Term(counted.get(number).get(place), coefficient));
                    }
                }
            }
        }
        return terms;
    }

    /** Gives the pieces of a lot their parts, the earliest piece to the earliest bin. */
    private Placed spread(List<Piece> pieces, Solution solution) {
        var inBin = new long[pieces.size()][plan.bins().size()];
        var inLayer = new long[pieces.size()][plan.layers().size()];
        for (int number = 0; number < lots.size(); number++) {
            var lot = lots.get(number);
            var bins = lot.first().bins();
            var free = new long[lot.pieces().size()];
            for (int place = 0; place < bins.size(); place++) {
                long left = solution.value(counted.get(number).get(place));
                for (int piece = 0; piece < free.length; piece++) {
                    int index = lot.pieces().get(piece);
                    long taken = Math.min(left, pieces.get(index).amount() - free[piece]);
                    inBin[index][bins.get(place)] = taken;
                    free[piece] += taken;
                    left -= taken;
                }
            }
            for (int place = 0; place < lot.first().layers().size(); place++) {
                long left = solution.value(layered.get(number).get(place));
                for (int piece = 0; piece < free.length; piece++) {
                    int index = lot.pieces().get(piece);
                    long taken = Math.min(left, free[piece]);
                    inLayer[index][lot.first().layers().get(place)] = taken;
                    free[piece] -= taken;
                    left -= taken;
                }
            }
        }
        return new Placed(inBin, inLayer, solution.optimal());
    }
}
