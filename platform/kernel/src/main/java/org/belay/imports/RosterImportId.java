// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.belay.tenancy.Ids;

/** Identifies an import of a roster. */
@Embeddable
public record RosterImportId(@JsonValue @Column(name = "id") UUID value) implements Serializable {

    public static RosterImportId next() {
        return new RosterImportId(Ids.next());
    }

    @JsonCreator
    public static RosterImportId of(UUID value) {
        return new RosterImportId(value);
    }

    public static RosterImportId valueOf(String text) {
        return new RosterImportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
