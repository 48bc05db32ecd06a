// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of a person's record that can be carried to another organization. Modules bring a bean for each; its words stand
 * in a message bundle under {@code moving.part.<name>}. Everything runs in a transaction of the caller, who has checked
 * who asks.
 */
public interface RecordPart {

    /** Stable and the same everywhere, as {@code credits.entries}. */
    String name();

    /** What there is of a person. */
    List<Item> give(UUID person);

    /** One item in a few words, for who chooses. */
    String title(Item item);

    /**
     * Stores what came for a person. An item that came before, by its issuer and key, is not stored twice, and one that
     * means nothing here is left.
     */
    Taken take(UUID person, Origin origin, List<Item> items);

    /**
     * One thing.
     *
     * @param key what tells it from others of its part at its issuer
     * @param data names and values that JSON knows
     */
    record Item(String key, Map<String, @Nullable Object> data) {

        /** A text of the data, or null where there is none. */
        public @Nullable String text(String name) {
            return data.get(name) instanceof String text ? text : null;
        }
    }

    /** Whom it comes from and when that was signed. */
    record Origin(String host, String name, Instant signedAt) {}

    /**
     * What became of the items.
     *
     * @param known were here already
     * @param left mean nothing here
     */
    record Taken(int added, int known, int left) {}
}
