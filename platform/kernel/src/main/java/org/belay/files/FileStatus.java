// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file can be had, and what was found in it.
 *
 * @param decidedAt when a reviewer decided; null where none had to, or none has yet
 */
public record FileStatus(
        State state, Inspection inspection, @Nullable Instant decidedAt) {

    public enum State {
        READY,
        /** Waits for a reviewer; nobody else can open it. */
        HELD,
        /** A reviewer had it deleted. */
        PURGED
    }

    public boolean held() {
        return state == State.HELD;
    }

    public boolean purged() {
        return state == State.PURGED;
    }
}
