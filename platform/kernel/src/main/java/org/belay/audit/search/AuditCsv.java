// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entries as CSV rows. A cell that a spreadsheet would take for a formula is preceded by an apostrophe. */
final class AuditCsv {

    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CsvWriter csv;

    AuditCsv(Writer out) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        row(
                BYTE_ORDER_MARK + "number",
                "at",
                "who",
                "who_id",
                "action",
                "what",
                "about_kind",
                "about_id",
                "about",
                "details",
                "hash");
    }

    void add(StoredEntry entry, EntryPage words) {
        row(
                entry.number() == 0 ? "" : String.valueOf(entry.number()),
                entry.at().toString(),
                words.who(),
                entry.actor() == null ? "" : entry.actor().toString(),
                entry.action(),
                words.what(),
                entry.subjectKind(),
                entry.subject() == null ? "" : entry.subject().toString(),
                words.about(),
                entry.details(),
                entry.hash());
    }

    private void row(@Nullable String... cells) {
        csv.writeRecord(Arrays.stream(cells).map(AuditCsv::safe).toList());
    }

    static String safe(@Nullable String cell) {
        var text = Objects.requireNonNullElse(cell, "");
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
