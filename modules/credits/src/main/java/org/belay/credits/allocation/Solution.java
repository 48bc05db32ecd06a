// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.allocation;

import java.util.List;

/**
 * What became of a {@link Program}.
 *
 * @param values of the variables in index order; empty when none were found
 * @param goals what each goal reached, in order; empty when nothing was found
 * @param nodes how many branches were looked at
 */
public record Solution(Outcome outcome, List<Long> values, List<Long> goals, long nodes) {

    /** How far the answer is proved. */
    public enum Outcome {
        /** Nothing better exists, and nothing else is as good. */
        OPTIMAL,
        /** Within all bounds, but the work was cut short: something better may exist. */
        BEST_FOUND,
        /** Nothing lies within all bounds. */
        INFEASIBLE,
        /** The work was cut short before anything within all bounds was found. */
        NOT_FOUND
    }

    public Solution {
        values = List.copyOf(values);
        goals = List.copyOf(goals);
    }

    /** Whether this is proved to be the one best answer. */
    public boolean optimal() {
        return outcome == Outcome.OPTIMAL;
    }

    /** Whether there are values, the best or not. */
    public boolean found() {
        return outcome == Outcome.OPTIMAL || outcome == Outcome.BEST_FOUND;
    }

    /** The value of a variable, when there are {@link #found() any}. */
    public long value(int variable) {
        return values.get(variable);
    }
}
