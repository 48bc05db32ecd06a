// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import java.util.List;
import java.util.Random;
import org.belay.credits.allocation.Program.Term;
import org.belay.credits.allocation.Solution.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Placements drawn at random, asked of OR-Tools as well: goal by goal, each kept before the next is pursued. */
class AllocationOracleTest {

    private static final int INSTANCES = Integer.getInteger("belay.allocations", 40);

    private static final double PATIENCE = 0.5;

    private final long seed = Long.getLong("belay.seed", 20261124);
    private final Random random = new Random(seed);
    private int cutShort;

    AllocationOracleTest() {
        System.out.println("AllocationOracleTest seed " + seed + ", " + INSTANCES
                + " placements (repeat with -Dbelay.seed=" + seed + " -Dbelay.allocations=" + INSTANCES + ")");
    }

    @BeforeAll
    static void loads() {
        Loader.loadNativeLibraries();
    }

    @Test
    void everyGoalIsReachedAsFarAsAnotherSolverReachesIt() {
        int goals = 0;
        int undecided = 0;
        for (int instance = 0; instance < INSTANCES; instance++) {
            var program = Placements.drawn(random);
            var solution = program.solve(100_000);
            if (solution.outcome() == Outcome.BEST_FOUND) {
                cutShort++;
                continue;
            }
            assertThat(solution.optimal())
                    .as("seed %d, instance %d: %s", seed, instance, solution)
                    .isTrue();
            Points.assertWithin(program, solution);
            goals += program.goals().size();
            undecided += compare(program, solution, instance);
        }
        System.out.printf(
                "%d goals compared, %d of them left open by OR-Tools; %d placements cut short%n",
                goals, undecided, cutShort);
        assertThat(undecided).isLessThanOrEqualTo(goals / 20);
        assertThat(cutShort).isLessThanOrEqualTo(INSTANCES / 100);
    }

    /** Asks for each goal while those before are kept as we reached them; returns how many were not decided in time. */
    private int compare(Program program, Solution solution, int instance) {
        var model = new CpModel();
        var variables = new IntVar[program.variables()];
        for (int variable = 0; variable < variables.length; variable++) {
            variables[variable] = model.newIntVar(0, program.most(variable), "v" + variable);
            model.addHint(variables[variable], solution.value(variable));
        }
        for (var bound : program.bounds()) {
            var sum = sum(bound.terms(), variables);
            if (bound.exactly()) {
                model.addEquality(sum, bound.amount());
            } else {
                model.addLessOrEqual(sum, bound.amount());
            }
        }
        int undecided = 0;
        for (int goal = 0; goal < program.goals().size(); goal++) {
            var sum = sum(program.goals().get(goal), variables);
            model.maximize(sum);
            var solver = new CpSolver();
            solver.getParameters().setNumWorkers(1).setMaxDeterministicTime(PATIENCE);
            var status = solver.solve(model);
            long reached = solution.goals().get(goal);
            if (status == CpSolverStatus.OPTIMAL) {
                assertThat(sum(program.goals().get(goal), solver, variables))
                        .as("seed %d, instance %d, goal %d", seed, instance, goal)
                        .isEqualTo(reached);
            } else {
                undecided++;
                assertThat(status).isIn(CpSolverStatus.FEASIBLE, CpSolverStatus.UNKNOWN);
                if (status == CpSolverStatus.FEASIBLE) {
                    assertThat(sum(program.goals().get(goal), solver, variables))
                            .as("seed %d, instance %d, goal %d", seed, instance, goal)
                            .isLessThanOrEqualTo(reached);
                }
            }
            model.addEquality(sum, reached);
        }
        return undecided;
    }

    private static long sum(List<Term> terms, CpSolver solver, IntVar[] variables) {
        return terms.stream()
                .mapToLong(term -> term.coefficient() * solver.value(variables[term.variable()]))
                .sum();
    }

    private static LinearExpr sum(List<Term> terms, IntVar[] variables) {
        return LinearExpr.weightedSum(
                terms.stream().map(term -> variables[term.variable()]).toArray(LinearArgument[]::new),
                terms.stream().mapToLong(Term::coefficient).toArray());
    }
}
