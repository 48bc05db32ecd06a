// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import org.belay.credits.Credits;
import org.belay.credits.Minutes;

/** Whole credits from minutes: one for each full span, and one for a rest that reaches the part-hour. */
record Conversion(Figure<Integer> minutesPerCredit, Figure<Integer> partHourFrom) {

    Credits credits(Minutes minutes) {
        int full = minutes.count() / minutesPerCredit.value();
        return Credits.of(restCounts(minutes) ? full + 1 : full);
    }

    int rest(Minutes minutes) {
        return minutes.count() % minutesPerCredit.value();
    }

    boolean restIsLost(Minutes minutes) {
        return rest(minutes) > 0 && !restCounts(minutes);
    }

    private boolean restCounts(Minutes minutes) {
        return rest(minutes) >= partHourFrom.value();
    }
}
