// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RosterDeltaTests {

    @Test
    void deltaRowsNeedStatusAndTime() throws IOException {
        var report = RosterZip.good("delta")
                .with(RosterFile.ENROLLMENTS, "e-tess,active,2026-08-01T08:00:00Z", "e-tess,gone,yesterday")
                .with(RosterFile.ENROLLMENTS, "e-otto,active,2026-08-01T08:00:00Z", "e-otto,,")
                .report();
        assertThat(report.messages())
                .containsExactly(
                        RowMessage.error(
                                "enrollments.csv", 2, "status", "roster.row.word", "gone", "active, tobedeleted"),
                        RowMessage.error("enrollments.csv", 2, "dateLastModified", "roster.row.dateTime", "yesterday"),
                        RowMessage.error("enrollments.csv", 3, "status", "roster.row.required"),
                        RowMessage.error("enrollments.csv", 3, "dateLastModified", "roster.row.required"));
    }

    @Test
    void aDeltaMayReferToWhatIsStoredAndABulkFileMayNot() throws IOException {
        KnownIds known = (file, id) -> file == RosterFile.USERS && id.equals("u-stored");
        String line = "e-new,active,2026-08-01T08:00:00Z,k-cod1,o-him,u-stored,student,,,";
        assertThat(RosterZip.good("delta")
                        .append(RosterFile.ENROLLMENTS, line)
                        .report(known)
                        .errors())
                .isZero();
        assertThat(RosterZip.good("delta")
                        .append(RosterFile.ENROLLMENTS, line)
                        .report()
                        .errors())
                .isEqualTo(1);
        assertThat(RosterZip.good("bulk")
                        .append(RosterFile.ENROLLMENTS, line)
                        .report(known)
                        .errors())
                .isEqualTo(1);
    }

    @Test
    void aDeletionNeedsOnlyItsIdAndTakesWhatNeedsItAlong() throws IOException {
        var zip = RosterZip.good("delta")
                .with(
                        RosterFile.USERS,
                        "u-otto,active,2026-08-01T08:00:00Z,TRUE,otto,,Otto,Placeholder",
                        "u-otto,tobedeleted,2026-08-01T08:00:00Z,,,,,");
        var report = zip.report((file, id) -> id.equals("u-otto"));
        assertThat(report.messages())
                .containsExactly(
                        RowMessage.error(
                                "roles.csv", 3, "userSourcedId", "roster.reference.deleted", "u-otto", "users.csv", 3),
                        RowMessage.error(
                                "enrollments.csv",
                                3,
                                "userSourcedId",
                                "roster.reference.deleted",
                                "u-otto",
                                "users.csv",
                                3));
        assertThat(report.files().get(RosterFile.USERS.ordinal()).deletions()).isEqualTo(1);
    }

    @Test
    void deletingWhatIsNotThereIsOnlyNoted() throws IOException {
        var report = RosterZip.good("delta")
                .append(RosterFile.ENROLLMENTS, "e-gone,tobedeleted,2026-08-01T08:00:00Z,,,,,,,")
                .report();
        assertThat(report.messages())
                .containsExactly(RowMessage.of(
                        RowMessage.Severity.NOTE,
                        "enrollments.csv",
                        4,
                        "sourcedId",
                        "roster.row.nothingToDelete",
                        "e-gone"));
    }
}
