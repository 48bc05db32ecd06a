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
public record RosterReport(
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
    public record FileCount(String file, Manifest.Mode mode, int rows, int ready, int deletions) {

        public int withErrors() {
            return rows - ready;
        }
    }

    public RosterReport {
        files = List.copyOf(files);
        messages = List.copyOf(messages);
    }

    /** Of a zip that cannot be opened as a roster at all. */
    public static RosterReport unreadable(UnreadableRoster failure) {
        return new RosterReport("", true, List.of(), 1, 0, 0, List.of(failure.reason()));
    }

    /** Rows of all files. */
    public int rows() {
        return files.stream().mapToInt(FileCount::rows).sum();
    }

    /** Rows of all files that may be stored or deleted. */
    public int ready() {
        return files.stream().mapToInt(FileCount::ready).sum();
    }
}
