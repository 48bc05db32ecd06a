// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.belay.credits.allocation.Program.Term;
import org.belay.credits.allocation.Solution.Outcome;
import org.junit.jupiter.api.Test;

class ProgramTest {

    private static final long ENOUGH = 10_000;

    private final Program program = new Program();

    @Test
    void nothingAskedIsAnswered() {
        assertThat(program.solve(ENOUGH).optimal()).isTrue();
        assertThat(program.solve(ENOUGH).found()).isTrue();
        assertThat(program.solve(ENOUGH).values()).isEmpty();
    }

    @Test
    void aBoundOnNothingCanBeBroken() {
        program.atLeast(1);
        assertThat(program.solve(ENOUGH).outcome()).isEqualTo(Outcome.INFEASIBLE);
        assertThat(program.solve(ENOUGH).found()).isFalse();
    }

    @Test
    void whereGoalsLeaveAChoiceTheFirstTakesAllItCan() {
        int one = program.variable(5);
        int other = program.variable(5);
        program.atMost(7, new Term(one, 1), new Term(other, 1));
        program.goal(new Term(one, 1), new Term(other, 1));
        var solution = program.solve(ENOUGH);
        assertThat(solution.goals()).containsExactly(7L);
        assertThat(solution.values()).containsExactly(5L, 2L);
        assertThat(solution.value(other)).isEqualTo(2);
        assertThat(solution.nodes()).isZero();
    }

    @Test
    void anEarlierGoalIsWorthMoreThanAnyOfALaterOne() {
        int one = program.variable(5);
        int other = program.variable(1_000);
        program.atMost(1_000, new Term(one, 200), new Term(other, 1));
        program.goal(new Term(one, 1));
        program.goal(new Term(other, 1));
        assertThat(program.solve(ENOUGH).goals()).containsExactly(5L, 0L);
    }

    @Test
    void aGoalMayAskForLess() {
        int one = program.variable(5);
        int other = program.variable(5);
        program.atLeast(3, new Term(one, 1), new Term(other, 1));
        program.goal(new Term(one, -1));
        program.goal(new Term(other, -1));
        var solution = program.solve(ENOUGH);
        assertThat(solution.goals()).containsExactly(0L, -3L);
        assertThat(solution.values()).containsExactly(0L, 3L);
    }

    @Test
    void termsOfOneVariableAddUp() {
        int one = program.variable(9);
        program.atMost(9, new Term(one, 1), new Term(one, 2));
        assertThat(program.solve(ENOUGH).values()).containsExactly(3L);
    }

    @Test
    void fractionsAreNoAnswer() {
        int one = program.variable(9);
        int other = program.variable(9);
        program.exactly(7, new Term(one, 2), new Term(other, -4));
        assertThat(program.solve(ENOUGH).outcome()).isEqualTo(Outcome.INFEASIBLE);
        assertThat(program.solve(ENOUGH).goals()).isEmpty();
    }

    @Test
    void anEvenSumOfOddThingsIsFound() {
        int one = program.variable(9);
        int other = program.variable(9);
        program.exactly(21, new Term(one, 3), new Term(other, 6));
        program.goal(new Term(other, 1));
        assertThat(program.solve(ENOUGH).values()).containsExactly(1L, 3L);
    }

    @Test
    void whenTheWorkIsCutShortTheBestFoundIsGivenAndCalledSo() {
        knapsack();
        var whole = program.solve(1_000_000);
        assertThat(whole.optimal()).isTrue();
        assertThat(whole.nodes()).isPositive();
        var found = program.solve(whole.nodes() - 1);
        assertThat(found.outcome()).isEqualTo(Outcome.BEST_FOUND);
        assertThat(found.nodes()).isEqualTo(whole.nodes() - 1);
        Points.assertWithin(program, found);
        assertThat(program.solve(whole.nodes()).values()).isEqualTo(whole.values());
    }

    @Test
    void whenTheWorkIsCutShortBeforeAnythingIsFoundThatIsSaid() {
        knapsack();
        program.atLeast(1, new Term(0, 1), new Term(1, 1));
        var none = program.solve(0);
        assertThat(none.outcome()).isEqualTo(Outcome.NOT_FOUND);
        assertThat(none.found()).isFalse();
        assertThat(none.values()).isEmpty();
        assertThat(program.solve(1_000_000).optimal()).isTrue();
    }

    /** Weights without a common measure, so that cuts alone do not settle it. */
    private void knapsack() {
        long[] weights = {9_973, 8_837, 7_919, 7_177, 6_661, 5_869, 5_077, 4_201};
        var terms = new Term[weights.length];
        for (int each = 0; each < weights.length; each++) {
            terms[each] = new Term(program.variable(7), weights[each]);
        }
        program.atMost(131_071, terms);
        program.goal(terms);
    }

    @Test
    void numbersBeyond64BitsAreNeverAWrongAnswer() {
        int one = program.variable(Long.MAX_VALUE);
        int other = program.variable(Long.MAX_VALUE);
        program.atMost(Long.MAX_VALUE, new Term(one, Long.MAX_VALUE - 24), new Term(other, Long.MAX_VALUE / 3));
        program.goal(new Term(one, 3), new Term(other, 2));
        var solution = program.solve(ENOUGH);
        assertThat(solution.outcome()).isEqualTo(Outcome.BEST_FOUND);
        assertThat(solution.values()).containsExactly(0L, 0L);

        program.atLeast(1, new Term(one, 1));
        assertThat(program.solve(ENOUGH).outcome()).isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> program.variable(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> program.goal(new Term(0, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> program.atMost(1, new Term(-1, 1)));
        assertThat(program.variable(0)).isZero();
    }
}
