// SPDX-License-Identifier: Apache-2.0
package org.belay.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What somebody sees of a table before its columns are mapped.
 *
 * @param samples the first values of each column, in the order of the headings
 */
public record TableOutline(List<String> header, List<List<String>> samples) {

    private static final int ROWS = 50;
    private static final int SAMPLES = 3;

    public TableOutline {
        header = List.copyOf(header);
        samples = List.copyOf(samples);
    }

    /** @throws org.belay.roster.UnreadableRoster when it is no table */
    public static TableOutline of(String file, CsvTable.Content content) throws IOException {
        try (var table = CsvTable.open(file, content)) {
            var header = table.header();
            var samples = new ArrayList<List<String>>();
            header.forEach(heading -> samples.add(new ArrayList<>()));
            var row = table.next();
            for (int i = 0; i < ROWS && row != null; i++, row = table.next()) {
                for (int column = 0;
                        column < Math.min(header.size(), row.cells().size());
                        column++) {
                    var cell = row.cells().get(column);
                    if (!cell.isEmpty()
                            && samples.get(column).size() < SAMPLES
                            && !samples.get(column).contains(cell)) {
                        samples.get(column).add(cell);
                    }
                }
            }
            return new TableOutline(header, samples);
        }
    }

    /** The same for all tables with these headings, in whatever order. */
    public String signature() {
        try {
            var text = String.join(
                    "\n", header.stream().map(TableOutline::plain).sorted().toList());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mapping of a table with these headings in whatever order and capitals, for the headings as they stand here. */
    public ColumnMapping adopt(ColumnMapping other) {
        var fields = new HashMap<String, String>();
        other.columns().forEach((heading, field) -> fields.put(plain(heading), field));
        var columns = new HashMap<String, String>();
        for (var heading : header) {
            var field = fields.get(plain(heading));
            if (field != null) {
                columns.put(heading, field);
            }
        }
        return new ColumnMapping(columns, other.dates());
    }

    /**
     * A mapping by the words of the headings.
     *
     * @param words the message of a key, or an empty text
     */
    public ColumnMapping guess(ImportableTable table, Function<String, String> words) {
        var columns = new HashMap<String, String>();
        var dates = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (int i = 0; i < header.size(); i++) {
            var heading = header.get(i);
            for (var field : table.fields()) {
                if (!taken.contains(field.name()) && means(heading, table.labelKey(field), field, words)) {
                    taken.add(field.name());
                    columns.put(heading, field.name());
                    if (field.type() == TableField.Type.DATE) {
                        dates.addAll(samples.get(i));
                    }
                    break;
                }
            }
        }
        return new ColumnMapping(columns, DateOrder.guess(dates));
    }

    private static boolean means(String heading, String label, TableField field, Function<String, String> words) {
        var plain = plain(heading);
        if (plain.equals(plain(field.name())) || plain.equals(plain(words.apply(label)))) {
            return true;
        }
        for (var also : words.apply(label + ".also").split(";", -1)) {
            if (!plain.isEmpty() && plain.equals(plain(also))) {
                return true;
            }
        }
        return false;
    }

    /** Letters and digits alone, without accents and capitals. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
