// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterBundleTests {

    private static final long MEGABYTE = 1 << 20;

    @Test
    void aZippedFolderIsReadLikeItsFiles() throws IOException {
        var bytes = RosterZip.good("bulk").bytes("export/");
        try (var bundle = RosterBundle.open(new ByteArrayInputStream(bytes), RosterLimits.STANDARD)) {
            var report = RosterCheck.of(bundle, KnownIds.none(), RosterLimits.STANDARD)
                    .report();
            assertThat(report.messages()).isEmpty();
            assertThat(report.files()).hasSize(7);
        }
    }

    @Test
    void whatComputersLeaveInFoldersIsPassedOver() throws IOException {
        var report = RosterZip.good("bulk")
                .entry("__MACOSX/._users.csv", "x")
                .entry(".DS_Store", "x")
                .report();
        assertThat(report.messages()).isEmpty();
    }

    @Test
    void filesInSeveralFoldersAreRefused() {
        assertThat(refusal(RosterZip.good("bulk").entry("old/demographics.csv", "x")))
                .isEqualTo("roster.zip.scattered");
        assertThat(refusal(RosterZip.good("bulk").bytes("a/b/"))).isEqualTo("roster.zip.scattered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../users.csv", "a/../../users.csv", "/etc/users.csv", "C:\\users.csv", "..\\users.csv"})
    void aNameThatLeadsOutIsRefused(String name) {
        assertThat(refusal(RosterZip.good("bulk").entry(name, "x"))).isEqualTo("roster.zip.path");
    }

    @Test
    void theSameFileInOtherCapitalsIsRefused() {
        assertThat(refusal(RosterZip.good("bulk").entry("Users.CSV", "x"))).isEqualTo("roster.zip.twice");
    }

    @Test
    void somethingElseThanAZipIsRefused() {
        assertThat(refusal("sourcedId,name\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("roster.zip.notZip");
        assertThat(refusal(new byte[0])).isEqualTo("roster.zip.notZip");
        var whole = RosterZip.good("bulk").bytes();
        assertThat(refusal(Arrays.copyOf(whole, whole.length / 2))).isEqualTo("roster.zip.notZip");
        var promisingAComment = Arrays.copyOf(whole, whole.length + 5);
        promisingAComment[whole.length - 1] =
                0x34; // the upper byte of its length, the last field of a zip (APPNOTE 4.3.16)
        assertThat(refusal(promisingAComment)).isEqualTo("roster.zip.notZip");
    }

    @Test
    void aFileThatUnpacksToAMultipleOfItselfIsRefused() {
        assertThat(refusal(RosterZip.good("bulk").entry("results.csv", new byte[5 << 20])))
                .isEqualTo("roster.file.bomb");
    }

    @Test
    void eachLimitIsHeld() {
        var zip = RosterZip.good("bulk");
        assertThat(refusal(zip.bytes(), new RosterLimits(100, 100, MEGABYTE, MEGABYTE, 200, 10, 10)))
                .isEqualTo("roster.zip.tooLarge");
        assertThat(refusal(zip.bytes(), new RosterLimits(MEGABYTE, 3, MEGABYTE, MEGABYTE, 200, 10, 10)))
                .isEqualTo("roster.zip.tooManyEntries");
        assertThat(refusal(zip.bytes(), new RosterLimits(MEGABYTE, 100, 100, MEGABYTE, 200, 10, 10)))
                .isEqualTo("roster.file.tooLarge");
        assertThat(refusal(zip.bytes(), new RosterLimits(MEGABYTE, 100, MEGABYTE, 1_000, 200, 10, 10)))
                .isEqualTo("roster.zip.unpackedTooLarge");
    }

    @Test
    void tooManyRowsBlockTheBundle() throws IOException {
        var limits = new RosterLimits(MEGABYTE, 100, MEGABYTE, MEGABYTE, 200, 1, 10);
        try (var bundle = RosterZip.good("bulk").open(limits)) {
            var report = RosterCheck.of(bundle, KnownIds.none(), limits).report();
            assertThat(report.blocked()).isTrue();
            assertThat(report.messages()).extracting(RowMessage::key).contains("roster.file.tooManyRows");
        }
    }

    @Test
    void aFileLongerThanTheZipSaysIsNotReadToItsEnd() throws IOException {
        var bytes = RosterZip.good("bulk").bytes();
        shortenInDirectory(bytes, "users.csv", 40);
        try (var bundle = RosterBundle.open(new ByteArrayInputStream(bytes), RosterLimits.STANDARD)) {
            var report = RosterCheck.of(bundle, KnownIds.none(), RosterLimits.STANDARD)
                    .report();
            assertThat(report.blocked()).isTrue();
            assertThat(report.messages())
                    .extracting(RowMessage::file, RowMessage::key)
                    .containsExactly(tuple("users.csv", "roster.file.longerThanSaid"));
        }
    }

    @Test
    void theCopyOfAnUploadIsGoneAfterwards(@TempDir Path folder) throws IOException {
        var path =
                Files.write(folder.resolve("roster.zip"), RosterZip.good("bulk").bytes());
        RosterBundle.open(path, RosterLimits.STANDARD).close();
        assertThat(path).exists();
        var before = copies();
        Set<Path> during;
        try (var bundle = RosterZip.good("bulk").open()) {
            assertThat(bundle.has(RosterFile.USERS)).isTrue();
            during = copies();
        }
        var after = copies();
        assertThat(during).anyMatch(copy -> !before.contains(copy) && !after.contains(copy));
    }

    @Test
    void aMarkAtTheBeginningAndAnyLineEndAreAccepted() throws IOException {
        var zip = RosterZip.good("bulk");
        for (var file : RosterFile.values()) {
            zip.entry(file.fileName(), "\uFEFF" + zip.text(file).replace("\n", "\r\n"));
        }
        assertThat(zip.report().messages()).isEmpty();
    }

    @Test
    void columnsMayStandInAnyOrderAndUnknownOnesAreNoted() throws IOException {
        var report = RosterZip.good("bulk")
                .file(
                        RosterFile.ORGS,
                        "bulk",
                        "metadata.motto,TYPE,parentSourcedId, sourcedId ,name",
                        "x,school,,o-him,HIM",
                        "x,school,,o-lake,Lake")
                .report();
        assertThat(report.files().getFirst().ready()).isEqualTo(2);
        assertThat(report.messages())
                .containsExactly(RowMessage.of(
                        RowMessage.Severity.NOTE, "orgs.csv", 1, "", "roster.file.columnsIgnored", "metadata.motto"));
    }

    @Test
    void missingColumnsAreToldInOneMessage() throws IOException {
        var report = RosterZip.good("bulk")
                .with(RosterFile.USERS, "username", "user")
                .with(RosterFile.USERS, "givenName,familyName", "vorname,nachname")
                .report();
        assertThat(report.blocked()).isTrue();
        assertThat(report.messages())
                .containsExactly(RowMessage.error(
                        "users.csv", 1, "", "roster.file.columnsMissing", "username, givenName, familyName"));
    }

    @Test
    void aColumnThatAppearsTwiceIsRefused() throws IOException {
        assertThat(RosterZip.good("bulk")
                        .with(RosterFile.ORGS, "identifier", "name")
                        .report()
                        .messages())
                .containsExactly(RowMessage.error("orgs.csv", 1, "", "roster.file.columnTwice", "name"));
    }

    @Test
    void quotedLineBreaksAreKeptAndCounted() throws IOException {
        var zip = RosterZip.good("bulk")
                .with(RosterFile.ORGS, "HIM Department", "\"HIM\nDepartment\"")
                .append(RosterFile.ORGS, "o-bad,,,,school,,");
        assertThat(zip.report().messages())
                .containsExactly(RowMessage.error("orgs.csv", 5, "name", "roster.row.required"));
    }

    @Test
    void anEncodingOtherThanUtf8IsNamedWithItsLine() throws IOException {
        var text = RosterZip.good("bulk").with(RosterFile.USERS, "Placeholder", "Plätzhalter");
        var bytes = text.text(RosterFile.USERS).getBytes(Charset.forName("windows-1252"));
        var report = text.entry("users.csv", bytes).report();
        assertThat(report.blocked()).isTrue();
        assertThat(report.messages()).containsExactly(RowMessage.error("users.csv", 3, "", "roster.file.notUtf8"));
    }

    @Test
    void utf16IsNamed() throws IOException {
        var zip = RosterZip.good("bulk");
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            zip.entry("orgs.csv", RosterZip.good("bulk").text(RosterFile.ORGS).getBytes(charset));
            assertThat(zip.report().messages())
                    .containsExactly(RowMessage.error("orgs.csv", 1, "", "roster.file.utf16"));
        }
    }

    @Test
    void anOpenQuotationMarkNamesTheLineWhereItsRowStarts() throws IOException {
        var report = RosterZip.good("bulk")
                .with(RosterFile.USERS, "Otto,", "\"Otto,")
                .report();
        assertThat(report.blocked()).isTrue();
        assertThat(report.messages()).containsExactly(RowMessage.error("users.csv", 3, "", "roster.file.quotes"));
    }

    @Test
    void aFileThatEndsWithinACharacterIsNotUtf8() throws IOException {
        var text = RosterZip.good("bulk").text(RosterFile.ORGS) + "o-é";
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(RosterZip.good("bulk")
                        .entry("orgs.csv", Arrays.copyOf(bytes, bytes.length - 1))
                        .report()
                        .messages())
                .containsExactly(RowMessage.error("orgs.csv", 4, "", "roster.file.notUtf8"));
    }

    @Test
    void linesWithinValuesCountForTheLineOfAnOpenQuotationMark() throws IOException {
        var report = RosterZip.good("bulk")
                .with(RosterFile.USERS, "Sample", "\"Sam\r\n\nple\"")
                .with(RosterFile.USERS, "Otto,", "\"Otto\"x,")
                .report();
        assertThat(report.messages()).containsExactly(RowMessage.error("users.csv", 5, "", "roster.file.quotes"));
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        assertThat(RosterZip.good("bulk").entry("orgs.csv", "").report().messages())
                .containsExactly(RowMessage.error("orgs.csv", 1, "", "roster.file.empty"));
    }

    private static String refusal(RosterZip zip) {
        return refusal(zip.bytes());
    }

    private static String refusal(byte[] bytes) {
        return refusal(bytes, RosterLimits.STANDARD);
    }

    private static String refusal(byte[] bytes, RosterLimits limits) {
        return catchThrowableOfType(
                        UnreadableRoster.class, () -> RosterBundle.open(new ByteArrayInputStream(bytes), limits))
                .reason()
                .key();
    }

    private static Set<Path> copies() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(path -> path.getFileName().toString().matches("roster\\d+\\.zip"))
                    .collect(Collectors.toSet());
        }
    }

    /** Writes another unpacked size into the directory at the end of the zip. */
    private static void shortenInDirectory(byte[] zip, String name, int size) {
        var wanted = name.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < zip.length - 46 - wanted.length; at++) {
            boolean header = zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2;
            if (header && Arrays.equals(zip, at + 46, at + 46 + wanted.length, wanted, 0, wanted.length)) {
                zip[at + 24] = (byte) size;
                zip[at + 25] = 0;
                return;
            }
        }
        throw new IllegalArgumentException(name);
    }
}
