// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.belay.tenancy.Ids;

/** Names one entry of continuing education. */
@Embeddable
public record EntryId(@JsonValue UUID value) implements Comparable<EntryId>, Serializable {

    public static EntryId next() {
        return new EntryId(Ids.next());
    }

    @JsonCreator
    public static EntryId of(UUID value) {
        return new EntryId(value);
    }

    public static EntryId valueOf(String text) {
        return new EntryId(UUID.fromString(text));
    }

    @Override
    public int compareTo(EntryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
