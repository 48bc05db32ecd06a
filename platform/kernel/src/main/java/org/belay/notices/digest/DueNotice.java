// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.digest;

import java.util.UUID;
import org.belay.notices.NoticeText;
import org.belay.plugins.NoticeKind.Rhythm;

/** A notice that mail is due about. */
record DueNotice(UUID id, String kind, NoticeText text, String link, Rhythm rhythm, boolean read) {

    boolean gathered() {
        return rhythm != Rhythm.AT_ONCE;
    }
}
