// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.belay.tenancy.Ids;

/** Identifies a person of one tenant. */
@Embeddable
public record PersonId(@JsonValue @Column(name = "id") UUID value) implements Serializable {

    public static PersonId next() {
        return new PersonId(Ids.next());
    }

    @JsonCreator
    public static PersonId of(UUID value) {
        return new PersonId(value);
    }

    public static PersonId valueOf(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
