// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class RosterCheckTests {

    private static final String TESS = "u-tess,,,true,tess,,Tess,Sample,,,tess@example.org";

    @Test
    void aGoodBulkBundleIsReadyToTheLastRow() throws IOException {
        var report = RosterZip.good("bulk").report();
        assertThat(report.messages()).isEmpty();
        assertThat(report.files())
                .extracting(RosterReport.FileCount::rows, RosterReport.FileCount::ready)
                .containsExactly(pair(2), pair(2), pair(1), pair(1), pair(2), pair(2), pair(2));
    }

    @Test
    void aGoodDeltaBundleIsReadyToTheLastRow() throws IOException {
        var report = RosterZip.good("delta").report();
        assertThat(report.messages()).isEmpty();
        assertThat(report.files()).allMatch(file -> file.withErrors() == 0 && file.mode() == Manifest.Mode.DELTA);
    }

    @Test
    void extensionsOfAnEnumerationAreAccepted() throws IOException {
        var report = RosterZip.good("bulk")
                .with(RosterFile.ROLES, "primary,student", "primary,ext:preceptor")
                .with(RosterFile.ENROLLMENTS, "u-otto,student", "u-otto,ext:auditor")
                .report();
        assertThat(report.errors()).isZero();
        assertThat(RosterZip.good("bulk")
                        .with(RosterFile.ROLES, "primary,student", "ext:main,student")
                        .report()
                        .errors())
                .isEqualTo(1);
    }

    @Test
    void whatNeedsAFaultyRowIsFaultyToo() throws IOException {
        var report = RosterZip.good("bulk")
                .with(RosterFile.COURSES, "Clinical Coding I", "")
                .report();
        assertThat(report.messages())
                .containsExactly(
                        RowMessage.error("courses.csv", 2, "title", "roster.row.required"),
                        RowMessage.error(
                                "classes.csv", 2, "courseSourcedId", "roster.reference.bad", "c-cod", "courses.csv", 2),
                        RowMessage.error(
                                "enrollments.csv",
                                2,
                                "classSourcedId",
                                "roster.reference.bad",
                                "k-cod1",
                                "classes.csv",
                                2),
                        RowMessage.error(
                                "enrollments.csv",
                                3,
                                "classSourcedId",
                                "roster.reference.bad",
                                "k-cod1",
                                "classes.csv",
                                2));
    }

    @Test
    void faultsPassFromParentToChildWhateverTheOrder() throws IOException {
        var report = RosterZip.good("bulk")
                .with(RosterFile.ORGS, "ext:university", "nonsense")
                .report();
        assertThat(report.messages())
                .contains(RowMessage.error(
                        "orgs.csv", 2, "parentSourcedId", "roster.reference.bad", "o-lake", "orgs.csv", 3));
    }

    @Test
    void parentsInACircleAreErrorsAndSoIsWhatHangsOnThem() throws IOException {
        var report = RosterZip.good("bulk")
                .with(RosterFile.ORGS, "LTU,", "LTU,o-him")
                .append(RosterFile.ORGS, "o-lab,,,Lab,department,,o-him")
                .append(RosterFile.ORGS, "o-own,,,Own,department,,o-own")
                .report();
        assertThat(report.messages())
                .filteredOn(message -> message.file().equals("orgs.csv"))
                .extracting(RowMessage::line, RowMessage::key)
                .containsExactly(
                        tuple(2, "roster.reference.circle"),
                        tuple(3, "roster.reference.circle"),
                        tuple(4, "roster.reference.bad"),
                        tuple(5, "roster.reference.circle"));
    }

    @Test
    void aLadderOfParentsHasAnEnd() throws IOException {
        var zip = RosterZip.good("bulk");
        for (int i = 0; i < 20; i++) {
            zip.append(RosterFile.ORGS, "o-%d,,,Step,department,,%s".formatted(i, i == 0 ? "o-lake" : "o-" + (i - 1)));
        }
        var report = zip.report();
        assertThat(report.messages().getFirst())
                .isEqualTo(RowMessage.error("orgs.csv", 20, "parentSourcedId", "roster.reference.tooDeep", 16));
        assertThat(report.files().getFirst().ready()).isEqualTo(2 + 16);
    }

    @Test
    void formulasAndRoundedNumbersAreKeptButPointedOut() throws IOException {
        var zip = RosterZip.good("bulk")
                .with(RosterFile.USERS, ",Sample,", ",=1+2,")
                .with(RosterFile.USERS, ",otto,", ",1.00E+05,");
        assertThat(zip.report().messages())
                .containsExactly(
                        RowMessage.of(
                                RowMessage.Severity.NOTE, "users.csv", 2, "familyName", "roster.row.formula", "=1+2"),
                        RowMessage.of(
                                RowMessage.Severity.WARNING,
                                "users.csv",
                                3,
                                "username",
                                "roster.row.rounded",
                                "1.00E+05"));
        assertThat(ready(zip, KnownIds.none()))
                .filteredOn(RosterRow.RosterUser.class::isInstance)
                .extracting(row -> ((RosterRow.RosterUser) row).familyName())
                .contains("=1+2");
    }

    @Test
    void passwordsAreNeitherReadNorShown() throws IOException {
        var zip = RosterZip.good("bulk").with(RosterFile.USERS, TESS + ",,,,,", TESS + ",,,,,Secret\u0007");
        var report = zip.report();
        assertThat(report.messages())
                .containsExactly(
                        RowMessage.of(RowMessage.Severity.NOTE, "users.csv", 2, "password", "roster.row.password"));
        assertThat(ready(zip, KnownIds.none()).toString()).doesNotContain("Secret");
    }

    @Test
    void aUserWithoutRoleIsPointedOut() throws IOException {
        var report = RosterZip.good("bulk")
                .with(RosterFile.ROLES, "r-otto,,,u-otto", "r-otto,,,u-tess")
                .report();
        assertThat(report.messages())
                .containsExactly(RowMessage.of(RowMessage.Severity.WARNING, "users.csv", 3, "", "roster.row.noRole"));
    }

    @Test
    void statusInABulkFileIsNotedOnce() throws IOException {
        var report = RosterZip.good("bulk")
                .with(RosterFile.USERS, "u-tess,,", "u-tess,active,2026")
                .with(RosterFile.USERS, "u-otto,,", "u-otto,whatever,")
                .report();
        assertThat(report.messages())
                .containsExactly(
                        RowMessage.of(RowMessage.Severity.NOTE, "users.csv", 2, "status", "roster.row.statusInBulk"));
    }

    @Test
    void rowsComeAfterWhatTheyReferToAndDeletionsLast() throws IOException {
        var zip = RosterZip.good("delta")
                .append(RosterFile.COURSES, "c-gone,tobedeleted,2026-08-01T08:00:00Z,,,,,,,")
                .append(RosterFile.ENROLLMENTS, "e-gone,tobedeleted,2026-08-01T08:00:00Z,,,,,,,");
        assertThat(ready(zip, KnownIds.none()))
                .extracting(row -> row.origin().sourcedId())
                .containsExactly(
                        "o-lake", "o-him", "s-year", "s-fall", "c-cod", "k-cod1", "u-tess", "u-otto", "r-tess",
                        "r-otto", "e-tess", "e-otto", "e-gone", "c-gone");
    }

    @Test
    void allOrNothingTakesNothingWhenOneRowIsFaulty() throws IOException {
        try (var bundle = RosterZip.good("bulk")
                .with(RosterFile.ENROLLMENTS, "u-otto", "u-none")
                .open()) {
            var check = RosterCheck.of(bundle, KnownIds.none(), RosterLimits.STANDARD);
            assertThat(check.forEachReady(RosterCheck.Choice.ALL_OR_NOTHING, row -> {}))
                    .isZero();
            assertThat(check.forEachReady(RosterCheck.Choice.READY_ROWS, row -> {}))
                    .isEqualTo(11);
            assertThat(check.names(RosterFile.ENROLLMENTS, "e-otto")).isTrue();
            assertThat(check.names(RosterFile.ENROLLMENTS, "e-none")).isFalse();
        }
    }

    @Test
    void nothingIsTakenFromABlockedBundle() throws IOException {
        var zip = RosterZip.good("bulk").entry("orgs.csv", new byte[] {'a', (byte) 0x80});
        assertThat(ready(zip, KnownIds.none())).isEmpty();
        assertThat(zip.report().messages()).hasSize(1);
    }

    @Test
    void aRowIsReadWithAllItsValues() throws IOException {
        var rows = ready(RosterZip.good("bulk"), KnownIds.none());
        assertThat(rows)
                .contains(new RosterRow.RosterRole(
                        new RosterRow.Origin(RosterFile.ROLES, 3, "r-otto", null),
                        "u-otto",
                        true,
                        "student",
                        LocalDate.of(2026, 8, 24),
                        null,
                        "o-him"));
        assertThat(rows)
                .filteredOn(RosterRow.RosterClass.class::isInstance)
                .singleElement()
                .extracting(row -> ((RosterRow.RosterClass) row).terms())
                .isEqualTo(List.of("s-fall", "s-year"));
    }

    @Test
    void messagesAreCappedButCounted() throws IOException {
        var zip = RosterZip.good("bulk");
        for (int i = 0; i < 20; i++) {
            zip.append(RosterFile.ENROLLMENTS, "e-" + i + ",,,k-none,o-him,u-tess,=student,,,");
        }
        var limits = new RosterLimits(1 << 20, 100, 1 << 20, 1 << 20, 200, 100, 5);
        try (var bundle = zip.open(limits)) {
            var report = RosterCheck.of(bundle, KnownIds.none(), limits).report();
            assertThat(report.errors()).isEqualTo(40);
            assertThat(report.messages()).hasSize(5);
        }
    }

    @Test
    void whatAMessageShowsIsCutAndClean() {
        var message = RowMessage.error("f", 1, "c", "k", "a\u202E" + "b".repeat(100));
        assertThat(message.parameters().getFirst())
                .hasSize(81)
                .startsWith("a\uFFFDb")
                .endsWith("…");
    }

    @Test
    void everyMessageHasItsWords() throws IOException {
        var words = new Properties();
        try (var in = RosterCheck.class.getResourceAsStream("/messages/roster.properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Set<String> keys = words.stringPropertyNames();
        assertThat(keys).allSatisfy(key -> assertThat(words.getProperty(key)).doesNotContain("'"));
        var used = new ArrayList<String>();
        try (var sources = Files.list(Path.of("src/main/java/org/belay/roster"))) {
            for (var source : sources.toList()) {
                Pattern.compile("\"(roster\\.[a-z]+\\.[A-Za-z0-9]+)\"")
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(result -> used.add(result.group(1)));
            }
        }
        assertThat(keys).containsExactlyInAnyOrderElementsOf(Set.copyOf(used));
    }

    private static List<RosterRow> ready(RosterZip zip, KnownIds known) throws IOException {
        var rows = new ArrayList<RosterRow>();
        try (var bundle = zip.open()) {
            RosterCheck.of(bundle, known, RosterLimits.STANDARD).forEachReady(RosterCheck.Choice.READY_ROWS, rows::add);
        }
        return rows;
    }

    private static Tuple pair(int rows) {
        return tuple(rows, rows);
    }
}
