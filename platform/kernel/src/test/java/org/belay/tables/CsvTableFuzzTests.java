// SPDX-License-Identifier: Apache-2.0
package org.belay.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.belay.roster.UnreadableRoster;
import org.belay.testkit.Fuzzing;
import org.junit.jupiter.api.Test;

/** Any bytes are a table or are refused in one way, and what was read is the same when it is written and read again. */
public class CsvTableFuzzTests {

    @Test
    void anyBytesAreATableOrRefused() throws Exception {
        Fuzzing.of(
                        CsvTableFuzzTests.class,
                        CsvTableFuzzTests::fuzzerTestOneInput,
                        "name,email\nTess,tess@example.org\n",
                        "sep=;\nname;date\n\"Sample; Tess\";24.08.2026\n",
                        "\ufeffa\tb\ta\n1\t\"2\n3\"\t\n\n\n",
                        "\"a\"\"b\"|c\r\n| \r\n",
                        "\n\n a , b \n\u00a0,\u2003x\n")
                .with(List.of(
                        "a;b\n\u00e9;\u00fc\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                        "\ufeffa,b\nc,d\n".getBytes(java.nio.charset.StandardCharsets.UTF_16LE)))
                .run();
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        List<List<String>> rows;
        try {
            rows = rows(input);
            TableOutline.of("table.csv", () -> new ByteArrayInputStream(input)).signature();
        } catch (UnreadableRoster refused) {
            assertThat(refused.reason().key()).startsWith("tables.file.");
            return;
        }
        var written = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(joining(",")))
                .collect(joining("\n"));
        if (written.length() < 1 << 15) {
            assertThat(rows(("\ufeff" + written).getBytes(UTF_8))).isEqualTo(rows);
        }
    }

    /** The headings and all rows. */
    private static List<List<String>> rows(byte[] input) throws IOException {
        var rows = new ArrayList<List<String>>();
        int line = 0;
        try (var table = CsvTable.open("table.csv", () -> new ByteArrayInputStream(input))) {
            assertThat(table.header())
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(200)
                    .doesNotHaveDuplicates();
            rows.add(table.header());
            for (var row = table.next(); row != null; row = table.next()) {
                assertThat(row.line()).isGreaterThan(line);
                line = row.line();
                rows.add(row.cells());
            }
        }
        return rows;
    }
}
