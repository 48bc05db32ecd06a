// SPDX-License-Identifier: Apache-2.0
package org.belay.tables;

import java.util.List;
import java.util.UUID;

/**
 * A table that can be filled from a CSV. Implemented by modules as a bean.
 *
 * <p>Its words are {@code table.<key>} for its name, {@code table.<key>.hint} for a sentence about it, {@code
 * table.<key>.<field>} for a field, and {@code table.<key>.<field>.also} for headings that mean the field, separated by
 * semicolons. What it stores can be undone when its relations are named to {@code platform.note_imports_of} in a
 * migration.
 */
public interface ImportableTable {

    /** Stable, as {@code people}; not {@code roster}. */
    String key();

    /** Who may fill it. */
    String permission();

    List<TableField> fields();

    /** Reads what rows are compared with. Called in a transaction; the check itself works from memory. */
    RowCheck check();

    /**
     * Stores rows that the check found nothing against, with few statements. Called in a transaction, as Belay itself;
     * rows that are stored already change nothing, so any part of an import may be done again.
     */
    Tally store(UUID importId, List<TableRow> rows);

    /** The message key of its name. */
    default String labelKey() {
        return "table." + key();
    }

    /** The message key of a field's name. */
    default String labelKey(TableField field) {
        return labelKey() + "." + field.name();
    }

    /** Checks one row after the other, in the order of the file. */
    @FunctionalInterface
    interface RowCheck {

        /** What keeps the row out; empty when it is ready. */
        List<Fault> faults(TableRow row);
    }

    /**
     * What keeps a row out.
     *
     * @param field name of the field; empty for the row as a whole
     * @param key of the message
     */
    record Fault(String field, String key, List<Object> parameters) {

        public Fault {
            parameters = List.copyOf(parameters);
        }

        public static Fault of(String field, String key, Object... parameters) {
            return new Fault(field, key, List.of(parameters));
        }
    }

    /** What became of rows. */
    record Tally(int added, int changed, int unchanged) {

        public static final Tally NONE = new Tally(0, 0, 0);

        public Tally and(Tally other) {
            return new Tally(added + other.added, changed + other.changed, unchanged + other.unchanged);
        }
    }
}
