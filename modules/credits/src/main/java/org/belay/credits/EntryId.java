// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.util.UUID;

/** Names one entry of continuing education. */
public record EntryId(UUID value) implements Comparable<EntryId> {

    @Override
    public int compareTo(EntryId other) {
        return value.compareTo(other.value);
    }
}
