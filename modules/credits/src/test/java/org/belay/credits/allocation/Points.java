// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.belay.credits.allocation.Program.Term;
import org.jspecify.annotations.Nullable;

/** The whole-numbered points of a program: one looked at closely, or all of them tried. */
final class Points {

    private final Program program;
    private final long[] point;
    private @Nullable List<Long> best;

    private Points(Program program) {
        this.program = program;
        this.point = new long[program.variables()];
    }

    /** The values lie within all bounds, and reach what they are said to. */
    static void assertWithin(Program program, Solution solution) {
        var points = new Points(program);
        for (int variable = 0; variable < program.variables(); variable++) {
            points.point[variable] = solution.value(variable);
            assertThat(solution.value(variable)).isBetween(0L, program.most(variable));
        }
        assertThat(points.within()).isTrue();
        assertThat(solution.goals())
                .isEqualTo(program.goals().stream().map(points::sum).toList());
    }

    /** What the goals and then the variables are at the best point of all, or null if none is within all bounds. */
    static @Nullable List<Long> best(Program program) {
        var points = new Points(program);
        points.from(0);
        return points.best;
    }

    private void from(int variable) {
        if (variable == point.length) {
            if (within()) {
                var ranked = new ArrayList<Long>();
                program.goals().forEach(goal -> ranked.add(sum(goal)));
                for (long value : point) {
                    ranked.add(value);
                }
                if (best == null || compare(ranked, best) > 0) {
                    best = ranked;
                }
            }
            return;
        }
        for (long value = 0; value <= program.most(variable); value++) {
            point[variable] = value;
            from(variable + 1);
        }
    }

    static int compare(List<Long> one, List<Long> other) {
        for (int rank = 0; rank < one.size(); rank++) {
            if (!one.get(rank).equals(other.get(rank))) {
                return Long.compare(one.get(rank), other.get(rank));
            }
        }
        return 0;
    }

    private boolean within() {
        return program.bounds().stream()
                .allMatch(bound ->
                        bound.exactly() ? sum(bound.terms()) == bound.amount() : sum(bound.terms()) <= bound.amount());
    }

    private long sum(List<Term> terms) {
        return terms.stream()
                .mapToLong(term -> term.coefficient() * point[term.variable()])
                .sum();
    }
}
