// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.belay.imports.RosterResult;
import org.belay.imports.work.ImportState;
import org.belay.imports.work.RosterImport;
import org.belay.jobs.JobView;
import org.belay.roster.RosterReport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * An import as people see it.
 *
 * @param state that of the import, or {@link ImportState#FAILED} when its job has given up
 * @param startedBy name of who handed it in
 * @param problem message key of what went wrong last
 * @param report what the check found; null before
 * @param result what was done; null before
 * @param job the latest job
 * @param invited whether the new people were invited
 * @param undoUntil until when it can be undone; null when it cannot
 * @param undo what an undo did or would do; null before somebody has asked
 */
record ImportPage(
        UUID id,
        String kind,
        String kindName,
        ImportState state,
        String fileName,
        String startedBy,
        ZonedDateTime startedAt,
        int total,
        int ready,
        int errors,
        @Nullable String problem,
        @Nullable RosterReport report,
        @Nullable RosterResult result,
        @Nullable JobView job,
        boolean invited,
        @Nullable ZonedDateTime undoUntil,
        @Nullable UndoPage undo) {

    /** A roster, not a table. */
    public boolean roster() {
        return kind.equals(RosterImport.ROSTER);
    }

    /** What was added and changed, of what the import is mostly about. */
    public RosterResult.Count main() {
        return result == null ? new RosterResult.Count(kind, 0, 0, 0, 0, 0) : result.of(roster() ? "users.csv" : kind);
    }

    /** Rows that need somebody to mend them. */
    public int bad() {
        return report == null
                ? 0
                : report.files().stream()
                        .mapToInt(RosterReport.FileCount::withErrors)
                        .sum();
    }

    /** Whether all rows, or those that are ready, could be taken over. */
    public boolean blocked() {
        return ready == 0;
    }

    /** What the check found, in the reader's language. */
    List<RowFinding> findings(MessageSource messages, Locale locale) {
        return report == null ? List.of() : RowFinding.of(report, messages, locale);
    }

    /** Names of the files that messages are about. */
    public List<String> filesWithMessages() {
        return report == null
                ? List.of()
                : report.messages().stream()
                        .map(message -> message.file())
                        .filter(file -> !file.isEmpty())
                        .distinct()
                        .toList();
    }

    /** Whether the page should look again soon. */
    public boolean moving() {
        return state.busy() || state == ImportState.DONE && job != null && !job.ended();
    }
}
