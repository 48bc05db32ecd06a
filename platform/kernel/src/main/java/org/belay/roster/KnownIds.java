// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored already. Asked once for each reference that a bundle cannot answer itself, so an answer should come
 * from memory.
 */
@FunctionalInterface
public interface KnownIds {

    boolean knows(RosterFile file, String sourcedId);

    /** Why a user whose row is right in itself cannot be stored all the same; null when nothing speaks against it. */
    default @Nullable Objection objection(RosterRow.RosterUser user) {
        return null;
    }

    /**
     * What keeps a user out.
     *
     * @param column header of the column, or empty for the row as a whole
     * @param key of the message, which may stand in any bundle
     */
    record Objection(String column, String key, List<Object> parameters) {
        public Objection {
            parameters = List.copyOf(parameters);
        }
    }

    static KnownIds none() {
        return (file, sourcedId) -> false;
    }
}
