// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it.
 *
 * @param total null while it is not known how much there is to do
 * @param stopping somebody has cancelled it and it has not stopped yet
 * @param messageKey what came of it; null until there is something to say
 * @param resultPath the page with what it has made
 * @param traceId under which operators find the latest failure in the logs
 * @param startedBy the actor; null for Belay itself
 */
public record JobView(
        JobId id,
        String type,
        State state,
        long done,
        @Nullable Long total,
        boolean stopping,
        @Nullable String messageKey,
        List<String> messageParameters,
        @Nullable String resultPath,
        @Nullable UUID traceId,
        @Nullable UUID startedBy,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** How a job stands. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    public boolean ended() {
        return state != State.QUEUED && state != State.RUNNING;
    }
}
