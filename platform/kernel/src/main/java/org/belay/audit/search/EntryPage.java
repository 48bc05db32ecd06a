// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as pages show it, in words.
 *
 * @param who the name of who did it, as it was then
 * @param whoHref their page; null when it was no person
 * @param about whom or what it happened to; null when there is nothing to name
 * @param particulars in one line for the list
 * @param changes what stood there before and after, when the entry says so
 * @param number its place in the sealed log; 0 while it waits
 */
record EntryPage(
        UUID id,
        String when,
        String who,
        @Nullable String whoHref,
        String what,
        String action,
        @Nullable String about,
        @Nullable String aboutHref,
        String particulars,
        Map<String, String> facts,
        List<Change> changes,
        boolean erased,
        long number,
        @Nullable String hash) {

    /** One field before and after. */
    record Change(String field, String before, String after) {

        public boolean isChanged() {
            return !before.equals(after);
        }
    }
}
