// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RosterMistakeTests {

    private static final String LONG = "x".repeat(1_001);

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(RosterFile.USERS, "u-tess,", ",", 2, "sourcedId", "roster.row.required"),
                mistake(RosterFile.USERS, ",Sample,", ",  ,", 2, "familyName", "roster.row.required"),
                mistake(RosterFile.USERS, ",Sample,", "," + LONG + ",", 2, "familyName", "roster.row.tooLong", "1000"),
                mistake(RosterFile.USERS, ",Sample,", ",Sam\u0007ple,", 2, "familyName", "roster.row.invisible"),
                mistake(RosterFile.USERS, ",Sample,", ",Sam\u202Eple,", 2, "familyName", "roster.row.invisible"),
                mistake(RosterFile.USERS, ",tess,", ",\"te\nss\",", 2, "username", "roster.row.invisible"),
                mistake(RosterFile.USERS, ",true,", ",yes,", 2, "enabledUser", "roster.row.boolean", "yes"),
                mistake(RosterFile.USERS, "tess@e", "tess e", 2, "email", "roster.row.email", "tess example.org"),
                mistake(
                        RosterFile.USERS,
                        "tess@example.org",
                        "tess@example",
                        2,
                        "email",
                        "roster.row.email",
                        "tess@example"),
                mistake(RosterFile.USERS, ",otto,", ",TESS,", 3, "username", "roster.row.taken", "TESS", "2"),
                mistake(RosterFile.USERS, "otto@", "Tess@", 3, "email", "roster.row.taken", "Tess@example.org", "2"),
                mistake(
                        RosterFile.USERS,
                        "o-him,she",
                        "o-none,she",
                        2,
                        "primaryOrgSourcedId",
                        "roster.reference.unknown",
                        "o-none",
                        "orgs.csv"),
                mistake(
                        RosterFile.ORGS,
                        "department,,o-lake",
                        "faculty,,o-lake",
                        2,
                        "type",
                        "roster.row.word",
                        "faculty",
                        "department, school, district, local, state, national"),
                mistake(
                        RosterFile.ORGS,
                        "o-lake\n",
                        "o-none\n",
                        2,
                        "parentSourcedId",
                        "roster.reference.unknown",
                        "o-none",
                        "orgs.csv"),
                mistake(
                        RosterFile.ACADEMIC_SESSIONS,
                        "2026-08-24,2026-12-18",
                        "8/24/2026,2026-12-18",
                        2,
                        "startDate",
                        "roster.row.date",
                        "8/24/2026"),
                mistake(
                        RosterFile.ACADEMIC_SESSIONS,
                        "2026-12-18",
                        "2026-02-30",
                        2,
                        "endDate",
                        "roster.row.date",
                        "2026-02-30"),
                mistake(
                        RosterFile.ACADEMIC_SESSIONS,
                        "2026-12-18",
                        "2026-08-23",
                        2,
                        "endDate",
                        "roster.row.days",
                        "2026-08-23",
                        "2026-08-24"),
                mistake(
                        RosterFile.ACADEMIC_SESSIONS,
                        "s-year,2027",
                        "s-year,26/27",
                        2,
                        "schoolYear",
                        "roster.row.year",
                        "26/27"),
                mistake(
                        RosterFile.COURSES,
                        ",o-him,",
                        ",o-none,",
                        2,
                        "orgSourcedId",
                        "roster.reference.unknown",
                        "o-none",
                        "orgs.csv"),
                mistake(
                        RosterFile.CLASSES,
                        "c-cod",
                        "c-none",
                        2,
                        "courseSourcedId",
                        "roster.reference.unknown",
                        "c-none",
                        "courses.csv"),
                mistake(
                        RosterFile.CLASSES,
                        "\"s-fall,s-year\"",
                        "\"s-fall, s-none\"",
                        2,
                        "termSourcedIds",
                        "roster.reference.unknown",
                        "s-none",
                        "academicSessions.csv"),
                mistake(RosterFile.CLASSES, "\"s-fall,s-year\"", "\", ,\"", 2, "termSourcedIds", "roster.row.required"),
                mistake(
                        RosterFile.CLASSES,
                        "Room 2,o-him",
                        "Room 2,o-none",
                        2,
                        "schoolSourcedId",
                        "roster.reference.unknown",
                        "o-none",
                        "orgs.csv"),
                mistake(
                        RosterFile.ROLES,
                        "primary,student",
                        "main,student",
                        3,
                        "roleType",
                        "roster.row.word",
                        "main",
                        "primary, secondary"),
                mistake(
                        RosterFile.ENROLLMENTS,
                        "e-otto,",
                        "e-tess,",
                        3,
                        "sourcedId",
                        "roster.row.duplicate",
                        "e-tess",
                        "2"),
                mistake(
                        RosterFile.ENROLLMENTS,
                        "e-otto,,,k-cod1",
                        "e-otto,,,k-none",
                        3,
                        "classSourcedId",
                        "roster.reference.unknown",
                        "k-none",
                        "classes.csv"),
                mistake(
                        RosterFile.ENROLLMENTS,
                        "u-otto",
                        "u-none",
                        3,
                        "userSourcedId",
                        "roster.reference.unknown",
                        "u-none",
                        "users.csv"),
                mistake(
                        RosterFile.ENROLLMENTS,
                        "2026-12-18",
                        "2026-08-01",
                        3,
                        "endDate",
                        "roster.row.days",
                        "2026-08-01",
                        "2026-08-24"),
                mistake(RosterFile.ENROLLMENTS, "teacher,true,,", "teacher", 2, "", "roster.row.cells", "7", "10"),
                mistake(
                        RosterFile.ENROLLMENTS,
                        "teacher,true,,",
                        "teacher,true,,,x",
                        2,
                        "",
                        "roster.row.cells",
                        "11",
                        "10"),
                mistake(
                        RosterFile.ENROLLMENTS,
                        "e-otto,,",
                        "e-otto,tobedeleted,",
                        3,
                        "status",
                        "roster.row.deletionInBulk"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithFileLineAndColumn(RosterFile file, String old, String changed, RowMessage expected)
            throws IOException {
        var report = RosterZip.good("bulk").with(file, old, changed).report();
        assertThat(report.blocked()).isFalse();
        assertThat(report.messages())
                .filteredOn(message ->
                        message.file().equals(file.fileName()) && message.severity() == RowMessage.Severity.ERROR)
                .containsExactly(expected);
        assertThat(report.files().get(file.ordinal()).withErrors()).isEqualTo(1);
    }

    private static Arguments mistake(
            RosterFile file, String old, String changed, int line, String column, String key, Object... parameters) {
        return Arguments.of(file, old, changed, RowMessage.error(file.fileName(), line, column, key, parameters));
    }
}
