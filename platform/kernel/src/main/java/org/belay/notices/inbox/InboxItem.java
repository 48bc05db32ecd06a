// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.inbox;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;

/** A notice in the words of who reads it. */
record InboxItem(
        UUID id,
        String kind,
        String text,
        String link,
        Instant toldAt,
        @Nullable Instant readAt) {

    /** On the reader's clock. */
    public @Nullable ZonedDateTime when() {
        return Places.here(toldAt);
    }

    public boolean unread() {
        return readAt == null;
    }
}
