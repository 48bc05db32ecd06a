// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.time.ZonedDateTime;
import java.util.UUID;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;

/**
 * A request as a page shows it.
 *
 * @param who the person's name; null once they are erased
 * @param kind of a badge
 * @param late whether it waits longer than the law gives
 * @param copyUntil until when the file can be had; null where there is none
 */
record RequestView(
        UUID id,
        @Nullable String who,
        String label,
        String state,
        String kind,
        String regime,
        String regimeLabel,
        boolean waits,
        boolean late,
        boolean extended,
        boolean making,
        @Nullable String wish,
        @Nullable String answer,
        @Nullable String takenBy,
        @Nullable ZonedDateTime received,
        @Nullable ZonedDateTime due,
        @Nullable ZonedDateTime settled,
        @Nullable ZonedDateTime copyUntil) {

    static RequestView of(
            PrivacyRequest request,
            @Nullable String who,
            @Nullable String takenBy,
            boolean late,
            Copies.@Nullable Copy copy) {
        return new RequestView(
                request.id(),
                who,
                request.kind().labelKey(),
                request.state().labelKey(),
                late
                        ? "problem"
                        : switch (request.state()) {
                            case OPEN -> "attention";
                            case TAKEN -> "accent";
                            case FULFILLED -> "good";
                            case REFUSED, WITHDRAWN -> "neutral";
                        },
                request.regime().name(),
                request.regime().labelKey(),
                request.waits(),
                late,
                request.extendedAt() != null,
                request.waits() && request.job() != null,
                request.wish(),
                request.answer(),
                takenBy,
                Places.here(request.receivedAt()),
                Places.here(request.dueAt()),
                Places.here(request.settledAt()),
                copy == null ? null : Places.here(copy.expiresAt()));
    }
}
