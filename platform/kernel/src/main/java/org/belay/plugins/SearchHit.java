// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import java.util.List;

/**
 * Something the search at the top of each page has found.
 *
 * @param groupKey message key of the group it stands in, as "People"
 * @param detail a second line, or empty
 */
public record SearchHit(String groupKey, String title, String detail, String href) {

    /** Implemented by modules; asked within one read-only transaction, as the actor, whose rights it minds. */
    @FunctionalInterface
    public interface Source {

        /**
         * The best finds first; empty for who may not see any.
         *
         * @param words not blank
         * @param most how many are wanted at most
         */
        List<SearchHit> find(String words, int most);
    }
}
