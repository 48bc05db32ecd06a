// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.belay.credits.allocation.Program.Term;
import org.belay.credits.allocation.Solution.Outcome;
import org.junit.jupiter.api.Test;

/** What holds for every program, tried on programs drawn at random. */
class ProgramPropertiesTest {

    private static final int INSTANCES = Integer.getInteger("belay.programs", 4_000);

    private final long seed = Long.getLong("belay.seed", 20261124);
    private final Random random = new Random(seed);

    ProgramPropertiesTest() {
        System.out.println("ProgramPropertiesTest seed " + seed + ", " + INSTANCES
                + " programs (repeat with -Dbelay.seed=" + seed + " -Dbelay.programs=" + INSTANCES + ")");
    }

    @Test
    void theAnswerIsTheBestOfAllPoints() {
        int infeasible = 0;
        for (int instance = 0; instance < INSTANCES; instance++) {
            var program = tiny();
            var best = Points.best(program);
            var solution = program.solve(10_000);
            if (best == null) {
                infeasible++;
                assertThat(solution.outcome())
                        .as("seed %d, instance %d", seed, instance)
                        .isEqualTo(Outcome.INFEASIBLE);
            } else {
                assertThat(solution.optimal())
                        .as("seed %d, instance %d", seed, instance)
                        .isTrue();
                assertThat(ranked(solution))
                        .as("seed %d, instance %d", seed, instance)
                        .isEqualTo(best);
            }
        }
        assertThat(infeasible).isBetween(INSTANCES / 50, INSTANCES / 2);
    }

    @Test
    void whateverIsGivenAfterLittleWorkIsWithinTheBounds() {
        for (int instance = 0; instance < INSTANCES; instance++) {
            var program = tiny();
            var best = program.solve(10_000);
            var found = program.solve(random.nextInt(3));
            switch (found.outcome()) {
                case OPTIMAL -> assertThat(found.values()).isEqualTo(best.values());
                case BEST_FOUND -> {
                    Points.assertWithin(program, found);
                    assertThat(Points.compare(ranked(found), ranked(best))).isNotPositive();
                }
                case INFEASIBLE -> assertThat(best.outcome()).isEqualTo(Outcome.INFEASIBLE);
                case NOT_FOUND -> assertThat(found.values()).isEmpty();
            }
        }
    }

    @Test
    void numbersThatOutgrow64BitsOnTheWayNeverLeadToAWrongAnswer() {
        int optimal = 0;
        for (int instance = 0; instance < INSTANCES / 4; instance++) {
            var program = coarse(10 + random.nextInt(45));
            var best = Points.best(program);
            var solution = program.solve(10_000);
            switch (solution.outcome()) {
                case OPTIMAL -> {
                    optimal++;
                    assertThat(ranked(solution))
                            .as("seed %d, instance %d", seed, instance)
                            .isEqualTo(best);
                }
                case BEST_FOUND -> Points.assertWithin(program, solution);
                case INFEASIBLE ->
                    assertThat(best).as("seed %d, instance %d", seed, instance).isNull();
                case NOT_FOUND -> assertThat(solution.values()).isEmpty();
            }
        }
        assertThat(optimal).isBetween(INSTANCES / 40, INSTANCES / 5);
    }

    @Test
    void theOrderOfBoundsDoesNotMatter() {
        for (int instance = 0; instance < INSTANCES / 20; instance++) {
            var program = Placements.variants(random, 1).getFirst();
            var bounds = new ArrayList<>(program.bounds());
            Collections.shuffle(bounds, random);
            assertThat(ranked(rebuilt(program, bounds).solve(100_000)))
                    .as("seed %d, instance %d", seed, instance)
                    .isEqualTo(ranked(program.solve(100_000)));
        }
    }

    @Test
    void oneMoreLotNeverMakesTheFirstGoalWorse() {
        for (int instance = 0; instance < INSTANCES / 20; instance++) {
            var variants = Placements.variants(random, 1);
            assertThat(variants.get(1).solve(100_000).goals().getFirst())
                    .as("seed %d, instance %d", seed, instance)
                    .isGreaterThanOrEqualTo(
                            variants.get(0).solve(100_000).goals().getFirst());
        }
    }

    @Test
    void largerUnitsNeverReachLess() {
        for (int instance = 0; instance < INSTANCES / 20; instance++) {
            long times = 2 + random.nextInt(9);
            var variants = Placements.variants(random, times);
            var goals = variants.get(0).solve(100_000).goals();
            var finer = variants.get(2).solve(100_000).goals();
            var scaled = new ArrayList<Long>();
            for (int goal = 0; goal < goals.size(); goal++) {
                scaled.add(goals.get(goal) * (goal < goals.size() - 2 ? 1 : times));
            }
            assertThat(Points.compare(finer, scaled))
                    .as("seed %d, instance %d", seed, instance)
                    .isNotNegative();
        }
    }

    private static List<Long> ranked(Solution solution) {
        var ranked = new ArrayList<>(solution.goals());
        ranked.addAll(solution.values());
        return ranked;
    }

    private static Program rebuilt(Program program, List<Program.Bound> bounds) {
        var other = new Program();
        for (int variable = 0; variable < program.variables(); variable++) {
            other.variable(program.most(variable));
        }
        for (var bound : bounds) {
            if (bound.exactly()) {
                other.exactly(bound.amount(), bound.terms());
            } else {
                other.atMost(bound.amount(), bound.terms());
            }
        }
        program.goals().forEach(other::goal);
        return other;
    }

    private Program tiny() {
        var program = new Program();
        for (int variable = random.nextInt(6); variable > 0; variable--) {
            program.variable(random.nextInt(5));
        }
        for (int bound = random.nextInt(5); bound > 0; bound--) {
            switch (random.nextInt(8)) {
                case 0 -> program.exactly(random.nextInt(6) - 1, terms(program));
                case 1 -> program.atLeast(random.nextInt(9) - 3, terms(program));
                default -> program.atMost(random.nextInt(12) - 1, terms(program));
            }
        }
        for (int goal = random.nextInt(4); goal > 0; goal--) {
            program.goal(terms(program));
        }
        return program;
    }

    /** Few points, but coefficients of so many bits. */
    private Program coarse(int bits) {
        var program = new Program();
        for (int variable = 0; variable < 4; variable++) {
            program.variable(1 + random.nextInt(3));
        }
        for (int bound = 0; bound < 5; bound++) {
            var terms = new ArrayList<Term>();
            for (int variable = 0; variable < 4; variable++) {
                terms.add(new Term(variable, random.nextLong(1L << bits) - (1L << (bits - 2))));
            }
            if (bound < 4) {
                program.atMost(random.nextLong(1L << (bits + 1)), terms);
            } else {
                program.goal(terms);
            }
        }
        return program;
    }

    private List<Term> terms(Program program) {
        var terms = new ArrayList<Term>();
        for (int variable = 0; variable < program.variables(); variable++) {
            if (random.nextInt(3) > 0) {
                terms.add(new Term(variable, random.nextInt(9) - 3));
            }
        }
        return terms;
    }
}
