// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

/**
 * What is stored already. Asked once for each reference that a bundle cannot answer itself, so an answer should come
 * from memory.
 */
@FunctionalInterface
interface KnownIds {

    boolean knows(RosterFile file, String sourcedId);

    static KnownIds none() {
        return (file, sourcedId) -> false;
    }
}
