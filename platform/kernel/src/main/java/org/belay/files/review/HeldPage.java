// SPDX-License-Identifier: Apache-2.0
package org.belay.files.review;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A held file in words.
 *
 * @param name what it is called on the page, purged or not
 * @param kind tint of its state
 * @param found what was found, each with its place
 * @param first what a row of the list says of it
 * @param more how many more were found than {@code first} says
 */
record HeldPage(
        UUID id,
        String name,
        String kind,
        String state,
        boolean waiting,
        boolean purged,
        boolean unreadable,
        List<Found> found,
        @Nullable Found first,
        int more,
        String use,
        String mediaType,
        long size,
        String sha256,
        String by,
        String at,
        @Nullable String reason,
        String decidedBy,
        @Nullable String decidedAt) {

    /** One finding: what, where, and whether that is certain. */
    record Found(String what, String where, boolean certain) {}
}
