// SPDX-License-Identifier: Apache-2.0
package org.belay.tables;

/**
 * A field of a table.
 *
 * @param name as {@code given-name}
 * @param required whether each row must have it
 */
public record TableField(String name, Type type, boolean required) {

    /** What a value is; a date reaches the table as {@code 2026-11-14}, a whole number without separators. */
    public enum Type {
        TEXT,
        DATE,
        WHOLE_NUMBER
    }

    public static TableField required(String name, Type type) {
        return new TableField(name, type, true);
    }

    public static TableField optional(String name, Type type) {
        return new TableField(name, type, false);
    }
}
