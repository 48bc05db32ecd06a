// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import java.util.Locale;

/** How an import stands. */
public enum ImportState {
    MAPPING("attention"),
    UPLOADED("accent"),
    CHECKING("accent"),
    CHECKED("attention"),
    IMPORTING("accent"),
    DONE("good"),
    UNDO_CHECKING("accent"),
    UNDO_CHECKED("attention"),
    UNDOING("accent"),
    UNDONE("neutral"),
    FAILED("problem");

    private final String kind;

    ImportState(String kind) {
        this.kind = kind;
    }

    /** Kind of the badge that shows it. */
    public String kind() {
        return kind;
    }

    /** Message key of its name. */
    public String label() {
        return "imports.state." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether Belay is at work or about to be. */
    public boolean busy() {
        return this == UPLOADED || this == CHECKING || this == IMPORTING || this == UNDO_CHECKING || this == UNDOING;
    }
}
