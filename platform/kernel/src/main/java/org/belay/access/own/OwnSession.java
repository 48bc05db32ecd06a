// SPDX-License-Identifier: Apache-2.0
package org.belay.access.own;

import java.time.ZonedDateTime;
import java.util.Objects;
import org.belay.access.Sessions;
import org.belay.web.Places;

/** A place where a person is signed in. Its identifier stays inside: who knows it could act there. */
record OwnSession(ZonedDateTime since, ZonedDateTime lastUsed, boolean current) {

    static OwnSession of(Sessions.Place place, String currentId) {
        return new OwnSession(
                Objects.requireNonNull(Places.here(place.since())),
                Objects.requireNonNull(Places.here(place.lastUsed())),
                place.id().equals(currentId));
    }
}
