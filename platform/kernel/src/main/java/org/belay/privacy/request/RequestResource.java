// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.time.Instant;
import java.util.UUID;
import org.belay.people.PersonId;
import org.belay.privacy.clock.Regime;
import org.jspecify.annotations.Nullable;

/**
 * A request as the API answers it.
 *
 * @param copyUntil until when the file can be downloaded; absent where there is none
 */
record RequestResource(
        UUID id,
        PersonId person,
        PrivacyRequest.Kind kind,
        @Nullable String wish,
        Regime regime,
        PrivacyRequest.State state,
        Instant receivedAt,
        Instant dueAt,
        @Nullable Instant extendedAt,
        @Nullable UUID takenBy,
        @Nullable Instant settledAt,
        @Nullable String answer,
        @Nullable UUID job,
        @Nullable Instant copyUntil) {

    static RequestResource of(PrivacyRequest request, Copies.@Nullable Copy copy) {
        return new RequestResource(
                request.id(),
                request.person(),
                request.kind(),
                request.wish(),
                request.regime(),
                request.state(),
                request.receivedAt(),
                request.dueAt(),
                request.extendedAt(),
                request.takenBy(),
                request.settledAt(),
                request.answer(),
                request.job(),
                copy == null ? null : copy.expiresAt());
    }
}
