// SPDX-License-Identifier: Apache-2.0
package org.belay.personal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One type of record about people, and what can be done with it on behalf of one of them. Modules bring a bean for each
 * type; {@link PersonalRecords} makes one from statements. Everything here runs in a transaction of the caller, in the
 * current tenant, after the caller has checked who asks.
 */
public interface PersonalData {

    /** Stable, as {@code credits.entries}; its words stand in a message bundle under {@code personal.credits.entries}. */
    String recordType();

    /** The tables that hold it, with their schema: {@code credits.entry}. */
    Set<String> tables();

    /** How long it is usually kept. */
    Keeping keeping();

    /** Whether it is erased after all others, because they are found by it. */
    default boolean erasedLast() {
        return false;
    }

    /** Hands over what is stored about the person, one record after the other, as names and values that JSON knows. */
    void export(UUID person, Consumer<Map<String, @Nullable Object>> taker);

    /** The stored files that belong to the person by this type of record. Whoever erases removes them. */
    List<UUID> files(UUID person);

    /** Erases what may be erased, and says what stays. A second call finds nothing more to erase. */
    Erased erase(UUID person);

    /**
     * Deletes some of what is older than the given moment and not held back for anybody, the oldest first.
     *
     * @param most how many at once
     */
    Disposed dispose(Instant before, int most);

    /**
     * What an erasure did.
     *
     * @param kept records that stay, about or by the person
     * @param reason message key of why they stay; null when none does
     */
    record Erased(long deleted, long kept, @Nullable String reason) {}

    /**
     * What was disposed of.
     *
     * @param files stored files that belonged to it and are to be removed
     */
    record Disposed(long records, List<UUID> files) {

        public Disposed {
            files = List.copyOf(files);
        }
    }
}
