// SPDX-License-Identifier: Apache-2.0
package org.belay.tables;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row with its values by the names of the fields.
 *
 * @param line on which it starts in the file
 */
public record TableRow(int line, Map<String, String> values) {

    public TableRow {
        values = Map.copyOf(values);
    }

    /** The value without spaces around it; empty when there is none. */
    public String text(String field) {
        return values.getOrDefault(field, "");
    }

    /** Null when there is none. */
    public @Nullable LocalDate date(String field) {
        var value = text(field);
        return value.isEmpty() ? null : LocalDate.parse(value);
    }

    /** Null when there is none. */
    public @Nullable Integer number(String field) {
        var value = text(field);
        return value.isEmpty() ? null : Integer.valueOf(value);
    }

    /** What rows have in a field, the empty ones left out. */
    public static List<String> texts(List<TableRow> rows, String field) {
        return rows.stream()
                .map(row -> row.text(field))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
