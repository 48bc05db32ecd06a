// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.belay.plugins.HomePart;
import org.belay.privacy.request.PrivacyRequest.State;
import org.belay.tenancy.CurrentRights;
import org.belay.web.Places;
import org.springframework.stereotype.Component;

/** Tells the office on Home how many requests wait, and by when the first is to be answered. */
@Component
class HomeRequests implements HomePart.Source {

    private static final int ORDER = 50;
    private static final List<State> WAITING = List.of(State.OPEN, State.TAKEN);

    private final RequestRows rows;
    private final CurrentRights rights;
    private final Clock clock;

    HomeRequests(RequestRows rows, CurrentRights rights, Clock clock) {
        this.rows = rows;
        this.rights = rights;
        this.clock = clock;
    }

    /** What waits. */
    record Waiting(long count, long overdue, ZonedDateTime next) {}

    @Override
    public Optional<HomePart> now() {
        if (!rights.get().has("privacy:manage")) {
            return Optional.empty();
        }
        return rows.due(WAITING, 0, 1).stream()
                .findFirst()
                .map(first -> new HomePart(
                        "privacy/home :: card",
                        new Waiting(
                                rows.count(WAITING),
                                rows.overdue(clock.instant()),
                                Objects.requireNonNull(Places.here(first.dueAt()))),
                        ORDER));
    }
}
