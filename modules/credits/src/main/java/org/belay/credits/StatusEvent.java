// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of a credential on a day, as its issuer told.
 *
 * @param until the last day of it, null while it is open; for an extension the new last day of the cycle
 */
public record StatusEvent(
        Status status, LocalDate from, @Nullable LocalDate until) {

    public enum Status {
        ACTIVE,
        GRACE,
        EXTENSION,
        INACTIVE,
        DECERTIFIED,
        REVOKED,
        APPEAL,
        REINSTATED,
        ON_LEAVE,
        SUPERSEDED,
        RETIRED,
        DECEASED;

        /** Whether nothing more is asked of the holder, ever. */
        public boolean ends() {
            return this == SUPERSEDED || this == RETIRED || this == DECEASED;
        }
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
