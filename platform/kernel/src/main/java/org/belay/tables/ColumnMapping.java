// SPDX-License-Identifier: Apache-2.0
package org.belay.tables;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * Which column of theirs is which field of ours, by the column's heading. Columns that are not named are left out.
 *
 * @param columns heading to name of the field
 */
public record ColumnMapping(Map<String, String> columns, DateOrder dates) {

    public ColumnMapping {
        columns = Map.copyOf(columns);
    }

    /** The field that a column is mapped to; empty for none. */
    public String fieldOf(String heading) {
        return columns.getOrDefault(heading, "");
    }

    /** The heading of the column that is mapped to a field, or null. */
    @Nullable
    String headingOf(String field) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().equals(field))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /**
     * Drops what the header or the table does not know.
     *
     * @throws RuleViolation when two columns are one field, or a required field has no column
     */
    public ColumnMapping checked(ImportableTable table, List<String> header) {
        var known = new TreeMap<String, String>();
        Set<String> taken = new HashSet<>();
        for (var heading : header) {
            var field = fieldOf(heading);
            if (table.fields().stream().anyMatch(one -> one.name().equals(field))) {
                if (!taken.add(field)) {
                    throw new RuleViolation("tables.mapping.twice", heading);
                }
                known.put(heading, field);
            }
        }
        for (var field : table.fields()) {
            if (field.required() && !taken.contains(field.name())) {
                throw new RuleViolation("tables.mapping.missing");
            }
        }
        if (taken.isEmpty()) {
            throw new RuleViolation("tables.mapping.missing");
        }
        return new ColumnMapping(known, dates);
    }

    /** The row's cells as values of the fields. */
    Map<String, String> values(List<String> header, List<String> cells) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
            var field = fieldOf(header.get(i));
            if (!field.isEmpty() && !cells.get(i).isEmpty()) {
                values.put(field, cells.get(i));
            }
        }
        return values;
    }
}
