// SPDX-License-Identifier: Apache-2.0
package org.belay.consents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A purpose as the tenant has it today.
 *
 * @param askedBy who asks, as people read it
 * @param module the module that declares it; null for one of the office's own
 * @param onTheSpot whether people are asked where it is needed, and not on their page of consents
 * @param text the words in force; null while the first are still to come
 * @param newest the newest words, in force or still to come
 */
public record Purpose(
        String key,
        String askedBy,
        @Nullable String module,
        boolean onTheSpot,
        @Nullable Instant closedAt,
        @Nullable Text text,
        Text newest) {

    /** Words as they were written, by language tag. */
    public record Text(
            int number,
            LocalDate from,
            boolean asksAnew,
            @Nullable Integer months,
            Map<String, Words> words) {}

    public boolean open() {
        return closedAt == null && text != null;
    }
}
