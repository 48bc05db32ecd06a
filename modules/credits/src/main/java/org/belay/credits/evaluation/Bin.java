// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.util.List;

/**
 * Where credits are placed: the slot of one credential, or of several whose credits lie in one pool.
 *
 * @param total hundredths that fit
 */
record Bin(List<Slot> slots, long total) {

    Slot first() {
        return slots.getFirst();
    }
}
