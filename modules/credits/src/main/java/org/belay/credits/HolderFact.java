// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something an issuer's rule may depend on: where a person lives, an exemption, a membership. Kinds and values are those
 * that requirements name.
 *
 * @param from the first day it is so, null for ever since
 * @param to the last day it is so, null while it lasts
 */
public record HolderFact(
        String kind,
        String value,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    public boolean holds(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
