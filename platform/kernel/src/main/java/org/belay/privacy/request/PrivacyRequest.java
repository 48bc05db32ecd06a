// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.belay.people.PersonId;
import org.belay.privacy.clock.Regime;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for about their own data, and what became of it.
 *
 * @param wish in the person's words; gone once they are erased
 * @param answer what the person was told, or why it was refused
 */
record PrivacyRequest(
        UUID id,
        PersonId person,
        Kind kind,
        @Nullable String wish,
        Regime regime,
        State state,
        Instant receivedAt,
        Instant dueAt,
        @Nullable Instant extendedAt,
        @Nullable UUID takenBy,
        @Nullable UUID settledBy,
        @Nullable Instant settledAt,
        @Nullable String answer,
        @Nullable UUID job,
        long version) {

    /** What can be asked. */
    enum Kind {
        COPY,
        CORRECTION,
        ERASURE,
        RESTRICTION;

        String labelKey() {
            return "privacy.kind." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is. */
    enum State {
        OPEN,
        TAKEN,
        FULFILLED,
        REFUSED,
        WITHDRAWN;

        String labelKey() {
            return "privacy.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    boolean waits() {
        return state == State.OPEN || state == State.TAKEN;
    }
}
