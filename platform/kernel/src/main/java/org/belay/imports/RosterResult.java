// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an import did.
 *
 * @param leftRoles roles of the roster that no role here goes with, with the number of rows
 */
public record RosterResult(List<Count> counts, Map<String, Integer> leftRoles) {

    /**
     * One kind of thing in numbers.
     *
     * @param file name of the file that it comes from
     * @param recognized people who were here already and are now known to be in the roster; 0 for other things
     * @param ended no longer in the roster
     */
    public record Count(String file, int added, int changed, int recognized, int unchanged, int ended) {}

    public RosterResult {
        counts = List.copyOf(counts);
        leftRoles = Map.copyOf(leftRoles);
    }

    /** The left roles in words, as {@code guardian (3)}. */
    public List<String> leftNames() {
        return new TreeMap<>(leftRoles)
                .entrySet().stream()
                        .map(role -> role.getKey() + " (" + role.getValue() + ")")
                        .toList();
    }

    /** That of one file, all zero when it was not there. */
    public Count of(String file) {
        return counts.stream()
                .filter(count -> count.file().equals(file))
                .findFirst()
                .orElse(new Count(file, 0, 0, 0, 0, 0));
    }
}
