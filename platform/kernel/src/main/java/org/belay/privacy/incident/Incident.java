// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.belay.privacy.clock.Regime;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to people's data.
 *
 * @param whom whose data
 * @param people how many people; null where it is not known yet
 * @param detectedAt from when the law counts
 * @param timers until when each rule wants to be told
 */
record Incident(
        UUID id,
        String title,
        String what,
        String whom,
        @Nullable Integer people,
        Instant detectedAt,
        List<Regime> regimes,
        List<Timer> timers,
        @Nullable UUID reportedBy,
        @Nullable Instant closedAt) {

    /** Until when a rule wants to be told. */
    record Timer(Regime regime, Instant due, String source) {}

    /**
     * What was done.
     *
     * @param notified whom it told; null for nobody
     */
    record Step(
            String what,
            @Nullable Regime notified,
            @Nullable UUID by,
            Instant at) {}
}
