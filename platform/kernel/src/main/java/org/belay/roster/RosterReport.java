// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.util.List;

/**
 * What a dry run tells.
 *
 * @param system name of the system that wrote the bundle, or empty
 * @param blocked nothing can be taken, not even the rows without error
 * @param errors how many errors were found; {@code messages} may hold fewer
 */
record RosterReport(
        String system,
        boolean blocked,
        List<FileCount> files,
        int errors,
        int warnings,
        int notes,
        List<RowMessage> messages) {

    /**
     * A file in numbers.
     *
     * @param ready rows that may be stored or deleted
     * @param deletions those among the ready that delete
     */
    record FileCount(String file, Manifest.Mode mode, int rows, int ready, int deletions) {

        int withErrors() {
            return rows - ready;
        }
    }

    RosterReport {
        files = List.copyOf(files);
        messages = List.copyOf(messages);
    }
}
