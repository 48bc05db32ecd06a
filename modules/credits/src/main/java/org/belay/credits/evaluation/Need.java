// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.util.List;
import org.belay.credits.Credits;
import org.belay.credits.pack.Requirement;
import org.belay.credits.pack.Window;

/**
 * A requirement as it binds some bins.
 *
 * @param bins their indices; the requirement speaks of the credits in all of them together
 * @param days when its credits are earned
 * @param asked hundredths still asked for in the cycle, or allowed
 * @param prior hundredths that were earned before it, where its days begin earlier
 * @param due whether it must be met within the cycle: a window that ends later leaves its room to the next cycle
 * @param past whether its days are over although the cycle is not: what is missing stays missing
 */
record Need(
        Requirement requirement,
        List<Integer> bins,
        Window.Days days,
        long asked,
        long prior,
        boolean due,
        boolean past) {

    boolean is(Requirement.Kind kind) {
        return requirement.kind() == kind;
    }

    boolean accepts(Piece piece) {
        return days.contains(piece.entry().date())
                && requirement.accepts(piece.kind(), piece.entry().date());
    }

    /** Unlike others, it knows its days by its key, too, where there are several of one requirement. */
    String key() {
        return switch (requirement.window()) {
            case Window.CalendarYear _, Window.Blocks _ ->
                requirement.key() + "-" + days.first().getYear();
            case Window.OfCycle _, Window.Sliding _ -> requirement.key();
        };
    }

    /** All that is asked for, what was earned before included. */
    Credits amount() {
        return Credits.ofHundredths(asked + prior);
    }

    Need lowered(long earned) {
        long taken = Math.min(asked, earned);
        return new Need(requirement, bins, days, asked - taken, taken, due, past);
    }
}
