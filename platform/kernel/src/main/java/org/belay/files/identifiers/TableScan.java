// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import static org.belay.files.identifiers.Text.NOT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows below a heading: a column that is headed “MRN” holds record numbers, however far down. */
final class TableScan {

    private static final char[] BETWEEN = {'\t', ',', ';', '|'};
    private static final int MOST_COLUMNS = 500;

    private final Map<Integer, Label> columns = new HashMap<>();
    private char between;

    void end() {
        columns.clear();
    }

    void line(String line, Consumer<Label> told) {
        if (heading(line) || columns.isEmpty()) {
            return;
        }
        var cells = cells(line, between);
        columns.forEach((column, label) -> {
            if (column < cells.size() && holds(label, cells.get(column))) {
                told.accept(label);
            }
        });
    }

    private boolean heading(String line) {
        for (var sign : BETWEEN) {
            if (line.indexOf(sign) < 0) {
                continue;
            }
            var cells = cells(line, sign);
            var headed = new HashMap<Integer, Label>();
            for (int column = 0; column < cells.size(); column++) {
                var label = label(cells.get(column));
                if (label != null) {
                    headed.put(column, label);
                }
            }
            if (!headed.isEmpty()) {
                columns.clear();
                columns.putAll(headed);
                between = sign;
                return true;
            }
        }
        return false;
    }

    /** The label that the cell consists of. */
    private static @Nullable Label label(String cell) {
        var text = new Text(spaced(cell));
        var found = text.letter(0) ? LabelReader.at(text, 0) : null;
        return found != null && found.value() >= text.length() ? found.label() : null;
    }

    /** {@code patientName} and {@code patient_name} read as two words. */
    private static String spaced(String cell) {
        var spaced = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            var one = cell.charAt(i);
            if (i > 0 && Character.isUpperCase(one) && Character.isLowerCase(cell.charAt(i - 1))) {
                spaced.append(' ');
            }
            spaced.append(one == '_' ? ' ' : one);
        }
        return spaced.toString();
    }

    private static boolean holds(Label label, String cell) {
        var text = new Text(cell);
        return Values.of(label, text, 0, true) != NOT || (label.form() == Label.Form.DATE && isDayNumber(cell));
    }

    /** Spreadsheets keep a day as the days since 1900. */
    private static boolean isDayNumber(String cell) {
        return cell.length() == 5 && cell.chars().allMatch(one -> one >= '0' && one <= '9');
    }

    private static List<String> cells(String line, char between) {
        var cells = new ArrayList<String>();
        int from = 0;
        while (cells.size() < MOST_COLUMNS && from <= line.length()) {
            var end = line.indexOf(between, from);
            end = end < 0 ? line.length() : end;
            var cell = line.substring(from, end).strip();
            if (between == ',' && cell.startsWith("\"") && !(cell.length() > 1 && cell.endsWith("\""))) {
                var close = line.indexOf('"', line.indexOf('"', from) + 1);
                if (close > 0) {
                    cell = line.substring(from, close).strip() + "\"";
                    var next = line.indexOf(between, close);
                    end = next < 0 ? line.length() : next;
                }
            }
            cells.add(
                    cell.startsWith("\"") && cell.endsWith("\"") && cell.length() > 1
                            ? cell.substring(1, cell.length() - 1).strip()
                            : cell);
            from = end + 1;
        }
        return cells;
    }
}
