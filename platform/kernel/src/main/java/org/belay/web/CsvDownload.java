// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A list as a CSV file (RFC 4180, UTF-8 with byte-order mark, so that spreadsheets read it right), written row by row
 * as the database yields them. A cell that a spreadsheet would take for a formula is preceded by an apostrophe.
 */
public final class CsvDownload {

    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final HttpServletResponse response;
    private final String file;
    private final List<String> headings;
    private @Nullable CsvWriter writer;

    private CsvDownload(HttpServletResponse response, String file, List<String> headings) {
        this.response = response;
        this.file = file;
        this.headings = headings;
    }

    /** Takes the rows of one download. */
    @FunctionalInterface
    public interface Rows {
        void add(@Nullable Object... cells);
    }

    /**
     * Answers with the rows that the source gives. Nothing is written before the first row, so that a refusal is still
     * answered as one.
     *
     * @param file its name, as {@code people.csv}
     */
    public static void send(HttpServletResponse response, String file, List<String> headings, Consumer<Rows> source) {
        var download = new CsvDownload(response, file, headings);
        source.accept(download::add);
        download.finish();
    }

    private void add(@Nullable Object... cells) {
        var texts = new ArrayList<String>(cells.length);
        for (var cell : cells) {
            texts.add(safe(cell));
        }
        writer().writeRecord(texts);
    }

    private void finish() {
        try {
            writer().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CsvWriter writer() {
        if (writer == null) {
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(file, StandardCharsets.UTF_8)
                            .build()
                            .toString());
            try {
                var out = response.getWriter();
                out.write(BYTE_ORDER_MARK);
                writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            writer.writeRecord(headings);
        }
        return writer;
    }

    /** A number stays one; a text that begins like a formula becomes harmless. */
    static String safe(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Number number -> number.toString();
            case Collection<?> several ->
                safe(String.join("; ", several.stream().map(String::valueOf).toList()));
            default -> {
                var text = cell.toString();
                yield !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
            }
        };
    }
}
