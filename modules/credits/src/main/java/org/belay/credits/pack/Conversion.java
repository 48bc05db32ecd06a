// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import org.belay.credits.Credits;
import org.belay.credits.Minutes;

/**
 * Credits from minutes, in the issuer's steps: one step for each full span of minutes, and one for a rest that is long
 * enough. With a rest from half a step this rounds to the nearest, from one minute up, and from a full step down.
 *
 * @param minutesPerCredit contact minutes of one credit
 * @param step the smallest amount and what amounts are multiples of
 * @param partFrom minutes of a rest that earn one step more
 */
public record Conversion(Figure<Integer> minutesPerCredit, Figure<Credits> step, Figure<Integer> partFrom) {

    private static final int HUNDREDTHS = 100;

    public Credits credits(Minutes minutes) {
        long steps = (long) minutes.count() * HUNDREDTHS / span() + (restCounts(minutes) ? 1 : 0);
        return Credits.ofHundredths(steps * step.value().hundredths());
    }

    /** Minutes beyond the last full step. */
    public int rest(Minutes minutes) {
        return (int) ((long) minutes.count() * HUNDREDTHS % span() / HUNDREDTHS);
    }

    /** Whether there is a rest and it is too short to earn anything. */
    public boolean restIsLost(Minutes minutes) {
        return rest(minutes) > 0 && !restCounts(minutes);
    }

    /** Minutes of a step, in hundredths. */
    private long span() {
        return minutesPerCredit.value() * step.value().hundredths();
    }

    private boolean restCounts(Minutes minutes) {
        return (long) minutes.count() * HUNDREDTHS % span() >= (long) partFrom.value() * HUNDREDTHS;
    }
}
