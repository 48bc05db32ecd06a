// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A CSV file read row by row. Columns are found by their header, whatever their order and capitals. */
final class RosterTable implements AutoCloseable {

    /** The largest row, and so the largest piece of a file that is held in memory. */
    private static final int LONGEST_ROW = 1 << 20;

    private final String file;
    private final RosterLimits limits;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final Map<String, Integer> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int width;
    private int nextLine = 1;
    private int rows;

    private RosterTable(String file, RosterLimits limits, CsvReader<CsvRecord> reader) {
        this.file = file;
        this.limits = limits;
        this.reader = reader;
        this.records = reader.iterator();
    }

    /** Reads the header; throws {@link UnreadableRoster} where that is impossible, here and at each row. */
    static RosterTable read(String file, InputStream in, RosterLimits limits) throws IOException {
        var start = new PushbackInputStream(in, 3);
        try {
            skipMark(file, start);
            var reader = CsvReader.builder()
                    .skipEmptyLines(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .allowExtraCharsAfterClosingQuote(false)
                    .maxBufferSize(LONGEST_ROW)
                    .ofCsvRecord(new InputStreamReader(new Utf8Check(start, file), StandardCharsets.UTF_8));
            var table = new RosterTable(file, limits, reader);
            table.readHeader();
            return table;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static void skipMark(String file, PushbackInputStream in) throws IOException {
        var mark = new byte[3];
        int count = in.readNBytes(mark, 0, 3);
        int first = mark[0] & 0xFF;
        int second = mark[1] & 0xFF;
        if (first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE) {
            throw UnreadableRoster.file(file, 1, "roster.file.utf16");
        }
        if (!(count == 3 && first == 0xEF && second == 0xBB && (mark[2] & 0xFF) == 0xBF)) {
            in.unread(mark, 0, count);
        }
    }

    private void readHeader() {
        var header = nextRecord();
        if (header == null) {
            throw UnreadableRoster.file(file, 1, "roster.file.empty");
        }
        width = header.getFieldCount();
        for (int i = 0; i < width; i++) {
            String name = CellText.trimmed(header.getField(i));
            if (name.indexOf('\0') >= 0) {
                throw UnreadableRoster.file(file, 1, "roster.file.utf16");
            }
            if (columns.putIfAbsent(name, i) != null && !name.isEmpty()) {
                throw UnreadableRoster.file(file, 1, "roster.file.columnTwice", name);
            }
        }
    }

    boolean hasColumn(String name) {
        return columns.containsKey(name);
    }

    List<String> header() {
        return columns.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    int width() {
        return width;
    }

    /** The next row that is not blank, or null after the last. */
    @Nullable
    Row next() {
        for (var csv = nextRecord(); csv != null; csv = nextRecord()) {
            if (csv.getFields().stream()
                    .allMatch(field -> CellText.trimmed(field).isEmpty())) {
                continue;
            }
            if (rows == limits.rows()) {
                throw UnreadableRoster.file(file, 0, "roster.file.tooManyRows", limits.rows());
            }
            return new Row(rows++, (int) csv.getStartingLineNumber(), columns, csv.getFields());
        }
        return null;
    }

    private @Nullable CsvRecord nextRecord() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            var csv = records.next();
            nextLine = (int) csv.getStartingLineNumber() + 1;
            for (String field : csv.getFields()) {
                nextLine += lineBreaks(field);
            }
            return csv;
        } catch (CsvParseException | UncheckedIOException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof UnreadableRoster unreadable) {
                    throw unreadable;
                }
            }
            throw e instanceof UncheckedIOException io
                    ? io
                    : UnreadableRoster.file(file, nextLine, "roster.file.quotes");
        }
    }

    private static int lineBreaks(String field) {
        int breaks = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\r' || c == '\n' && (i == 0 || field.charAt(i - 1) != '\r')) {
                breaks++;
            }
        }
        return breaks;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /**
     * A row as it stands in the file.
     *
     * @param number position among the rows that are not blank, from 0
     * @param line line on which it starts
     */
    record Row(int number, int line, Map<String, Integer> columns, List<String> values) {

        /** The trimmed value, empty if the column or the value is absent. */
        String text(String column) {
            Integer at = columns.get(column);
            return at == null || at >= values.size() ? "" : CellText.trimmed(values.get(at));
        }

        List<String> list(String column) {
            return Stream.of(text(column).split(","))
                    .map(CellText::trimmed)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .toList();
        }

        boolean flag(String column) {
            return text(column).equalsIgnoreCase("true");
        }

        @Nullable
        LocalDate date(String column) {
            String value = text(column);
            return value.isEmpty() ? null : LocalDate.parse(value);
        }

        @Nullable
        Instant instant(String column) {
            String value = text(column);
            return value.isEmpty() ? null : OffsetDateTime.parse(value).toInstant();
        }
    }
}
