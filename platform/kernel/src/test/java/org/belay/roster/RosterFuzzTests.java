// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.belay.testkit.Fuzzing;
import org.junit.jupiter.api.Test;

/** Any zip, and any files in one, are reported on or refused in one way; and a row is handed over as often as it is ready. */
public class RosterFuzzTests {

    private static final RosterLimits LIMITS = new RosterLimits(1 << 20, 20, 1 << 18, 1 << 19, 200, 2_000, 50);
    private static final String NEXT = "\n=== ";

    @Test
    void anyBundleIsReportedOnOrRefused() throws Exception {
        var zip = RosterZip.good("bulk").bytes();
        Fuzzing.of(RosterFuzzTests.class, RosterFuzzTests::fuzzerTestOneInput)
                .with(List.of(zip, opened(zip), opened(RosterZip.good("delta").bytes())))
                .run();
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        var zip = input.length > 1 && input[0] == 'P' && input[1] == 'K' ? input : packed(input);
        try (var bundle = RosterBundle.open(new ByteArrayInputStream(zip), LIMITS)) {
            var check = RosterCheck.of(bundle, KnownIds.none(), LIMITS);
            var report = check.report();
            var handed = new ArrayList<RosterRow>();
            int count = check.forEachReady(RosterCheck.Choice.READY_ROWS, handed::add);
            assertThat(handed).hasSize(count);
            if (!report.blocked()) {
                assertThat(count)
                        .isEqualTo(report.files().stream()
                                .mapToInt(file -> file.ready() + file.deletions())
                                .sum());
            }
        } catch (UnreadableRoster refused) {
            assertThat(refused.reason().key()).startsWith("roster.");
        }
    }

    /** A zip of the files that stand behind each other, so that what is changed is their text and not their packing. */
    private static byte[] packed(byte[] input) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var names = new ArrayList<String>();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : ("\n" + new String(input, ISO_8859_1)).split(NEXT, 30)) {
                int end = part.indexOf('\n');
                var name = end < 0 ? part : part.substring(0, end);
                if (name.isBlank() || name.length() > 200 || names.contains(name.toLowerCase(Locale.ROOT))) {
                    continue;
                }
                names.add(name.toLowerCase(Locale.ROOT));
                zip.putNextEntry(new ZipEntry(name));
                zip.write(part.substring(end + 1).getBytes(ISO_8859_1));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] opened(byte[] zip) throws IOException {
        var text = new StringBuilder();
        try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                text.append(NEXT)
                        .append(entry.getName())
                        .append('\n')
                        .append(new String(files.readAllBytes(), ISO_8859_1));
            }
        }
        return text.substring(1).getBytes(ISO_8859_1);
    }
}
