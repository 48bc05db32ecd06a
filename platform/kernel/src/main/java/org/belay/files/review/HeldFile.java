// SPDX-License-Identifier: Apache-2.0
package org.belay.files.review;

import java.time.Instant;
import java.util.UUID;
import org.belay.files.FileId;
import org.belay.files.Inspection;
import org.jspecify.annotations.Nullable;

/**
 * A file that was held back, or what is kept of it.
 *
 * @param name absent once it is purged
 */
record HeldFile(
        FileId id,
        String use,
        @Nullable String name,
        String mediaType,
        long size,
        String sha256,
        Inspection inspection,
        @Nullable UUID storedBy,
        Instant heldAt,
        State state,
        @Nullable String reason,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {

    enum State {
        HELD,
        RELEASED,
        PURGED
    }
}
