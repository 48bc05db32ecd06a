// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterSampleTests {

    private static final Path SAMPLE = Path.of("src/test/resources/roster/two-bad-rows.zip");
    private static final List<String> BAD_USER =
            List.of("user-40,,,true,person7,,Copy,Notreal,,S000040,copy@example.edu,,,,,,,,,,,org-2,");
    private static final List<String> BAD_ENROLLMENT =
            List.of("enrollment-120,,,class-9,org-2,user-3,student,,2026-08-24,");

    @Test
    void theSampleNamesItsTwoBadRows() throws IOException {
        try (var bundle = RosterBundle.open(SAMPLE, RosterLimits.STANDARD)) {
            var report = RosterCheck.of(bundle, KnownIds.none(), RosterLimits.STANDARD)
                    .report();
            assertThat(report.messages())
                    .containsExactly(
                            RowMessage.error("users.csv", 42, "username", "roster.row.taken", "person7", 9),
                            RowMessage.error(
                                    "enrollments.csv",
                                    122,
                                    "classSourcedId",
                                    "roster.reference.unknown",
                                    "class-9",
                                    "classes.csv"));
        }
    }

    @Test
    void theSampleIsWhatTheGeneratorWrites() throws IOException {
        assertThat(rows(SAMPLE)).isEqualTo(rows(written()));
    }

    @Test
    void twentyThousandUsersAreCheckedAndHandedOver(@TempDir Path folder) throws IOException {
        var path = folder.resolve("large.zip");
        try (var out = Files.newOutputStream(path)) {
            new RosterSample(20_260_824L, 20_000, 60_000).write(out, List.of(), List.of());
        }
        try (var bundle = RosterBundle.open(path, RosterLimits.STANDARD)) {
            var check = RosterCheck.of(bundle, KnownIds.none(), RosterLimits.STANDARD);
            assertThat(check.report().messages()).isEmpty();
            var count = new AtomicInteger();
            int handed = check.forEachReady(RosterCheck.Choice.ALL_OR_NOTHING, row -> count.incrementAndGet());
            assertThat(handed).isEqualTo(count.get()).isEqualTo(2 + 2 + 2 + 800 + 20_000 + 20_000 + 60_000);
        }
    }

    /** Writes the sample anew, after the generator was changed. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), sample());
    }

    private static Path written() throws IOException {
        var path = Files.createTempFile("sample", ".zip");
        path.toFile().deleteOnExit();
        return Files.write(path, sample());
    }

    private static byte[] sample() throws IOException {
        var out = new ByteArrayOutputStream();
        new RosterSample(2_026L, 40, 120).write(out, BAD_USER, BAD_ENROLLMENT);
        return out.toByteArray();
    }

    private static List<List<String>> rows(Path path) throws IOException {
        var rows = new java.util.ArrayList<List<String>>();
        try (var bundle = RosterBundle.open(path, RosterLimits.STANDARD)) {
            for (var file : RosterFile.values()) {
                try (var table = bundle.table(file)) {
                    for (var row = table.next(); row != null; row = table.next()) {
                        rows.add(row.values());
                    }
                }
            }
        }
        return rows;
    }
}
