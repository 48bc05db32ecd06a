// SPDX-License-Identifier: Apache-2.0
package org.belay.tables;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.belay.roster.CellText;
import org.belay.roster.UnreadableRoster;
import org.jspecify.annotations.Nullable;

/** A CSV as a spreadsheet saved it, read record by record: whatever the encoding and the separator. */
public final class CsvTable implements AutoCloseable {

    /** The largest row, and so the largest piece of a file that is held in memory. */
    private static final int LONGEST_ROW = 1 << 20;

    private static final int LOOK_AHEAD = 1 << 16;
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_ROWS = 200_000;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private final String file;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final int skipped;
    private final List<String> header;
    private final List<String> twice = new ArrayList<>();
    private int nextLine;
    private int rows;

    private CsvTable(String file, CsvReader<CsvRecord> reader, int skipped) {
        this.file = file;
        this.reader = reader;
        this.records = reader.iterator();
        this.skipped = skipped;
        this.nextLine = 1 + skipped;
        this.header = readHeader();
    }

    /** Opens the bytes anew each time. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** A row as it stands in the file. */
    record Record(int line, List<String> cells) {}

    /**
     * Reads the header.
     *
     * @param file its name, for messages
     * @throws UnreadableRoster when it is no table, here and at each row
     */
    public static CsvTable open(String file, Content content) throws IOException {
        java.nio.charset.Charset encoding;
        try (var bytes = content.open()) {
            encoding = TextEncoding.of(bytes);
        }
        var text = new BufferedReader(TextEncoding.reader(content.open(), encoding), LOOK_AHEAD);
        try {
            int skipped = skipSeparatorLine(text);
            return new CsvTable(
                    file,
                    CsvReader.builder()
                            .fieldSeparator(separator(text))
                            .skipEmptyLines(false)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .allowUnclosedQuote(false)
                            .allowExtraCharsAfterClosingQuote(false)
                            .maxBufferSize(LONGEST_ROW)
                            .ofCsvRecord(text),
                    skipped);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /** Some spreadsheets write {@code sep=;} above the table. */
    private static int skipSeparatorLine(BufferedReader text) throws IOException {
        text.mark(16);
        var start = new char[5];
        if (text.read(start) == 5 && new String(start, 0, 4).equalsIgnoreCase("sep=")) {
            text.readLine();
            return 1;
        }
        text.reset();
        return 0;
    }

    /** The separator that stands most often in the first record. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(LOOK_AHEAD);
        var counts = new int[SEPARATORS.length];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < LOOK_AHEAD - 1; i++) {
            int c = text.read();
            if (c < 0 || !quoted && begun && (c == '\n' || c == '\r')) {
                break;
            }
            begun = begun || c != '\n' && c != '\r';
            quoted = (c == '"') != quoted;
            for (int s = 0; s < SEPARATORS.length && !quoted; s++) {
                counts[s] += c == SEPARATORS[s] ? 1 : 0;
            }
        }
        text.reset();
        int best = 0;
        for (int s = 1; s < SEPARATORS.length; s++) {
            best = counts[s] > counts[best] ? s : best;
        }
        return SEPARATORS[best];
    }

    private List<String> readHeader() {
        var record = nextFilled();
        if (record == null) {
            throw UnreadableRoster.file(file, 1, "tables.file.empty");
        }
        var width = record.cells().size();
        if (width > MOST_COLUMNS) {
            throw UnreadableRoster.file(file, record.line(), "tables.file.too-wide", width, MOST_COLUMNS);
        }
        var names = new ArrayList<String>();
        var seen = new HashMap<String, Integer>();
        for (var cell : record.cells()) {
            if (cell.indexOf('\0') >= 0) {
                throw UnreadableRoster.file(file, record.line(), "tables.file.binary");
            }
            var name = cell.isEmpty() ? "(" + (names.size() + 1) + ")" : cell.replaceAll("\\s+", " ");
            int times = seen.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum);
            if (times == 2) {
                twice.add(name);
            }
            names.add(times == 1 ? name : name + " (" + times + ")");
        }
        return List.copyOf(names);
    }

    /** The headings, each once: a second one of the same words is told apart by a number, an empty one by its place. */
    public List<String> header() {
        return header;
    }

    /** Headings that stand above more than one column. */
    List<String> repeated() {
        return List.copyOf(twice);
    }

    /** The next row that is not blank, or null after the last. */
    @Nullable
    Record next() {
        var record = nextFilled();
        if (record != null && ++rows > MOST_ROWS) {
            throw UnreadableRoster.file(file, record.line(), "tables.file.too-many", MOST_ROWS);
        }
        return record;
    }

    private @Nullable Record nextFilled() {
        for (var csv = read(); csv != null; csv = read()) {
            var cells = csv.getFields().stream().map(CellText::trimmed).toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                return new Record(line(csv), cells);
            }
        }
        return null;
    }

    private int line(CsvRecord csv) {
        return (int) csv.getStartingLineNumber() + skipped;
    }

    private @Nullable CsvRecord read() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            var csv = records.next();
            nextLine = line(csv) + 1;
            return csv;
        } catch (CsvParseException broken) {
            throw UnreadableRoster.file(file, nextLine, "tables.file.quotes");
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
