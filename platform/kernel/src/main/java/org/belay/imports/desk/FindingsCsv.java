// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Messages as a CSV file that spreadsheets read right: with a byte-order mark, and no cell that would be run. */
final class FindingsCsv {

    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private FindingsCsv() {}

    static ResponseEntity<byte[]> download(List<RowFinding> findings, MessageSource messages, Locale locale) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("roster-messages.csv")
                                .build()
                                .toString())
                .body(of(findings, messages, locale).getBytes(StandardCharsets.UTF_8));
    }

    static String of(List<RowFinding> findings, MessageSource messages, Locale locale) {
        var text = new StringWriter();
        text.write('\uFEFF');
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(Stream.of("file", "line", "column", "severity", "text")
                    .map(column -> messages.getMessage("imports.column." + column, null, locale))
                    .toList());
            for (var finding : findings) {
                csv.writeRecord(
                        safe(finding.file()),
                        finding.line() == 0 ? "" : String.valueOf(finding.line()),
                        safe(finding.column()),
                        messages.getMessage(finding.label(), null, locale),
                        safe(finding.text()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String safe(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
