// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.belay.tenancy.Ids;

/** Identifies a stored file of a tenant. */
public record FileId(@JsonValue UUID value) {

    @JsonCreator
    public static FileId of(UUID value) {
        return new FileId(value);
    }

    public static FileId valueOf(String text) {
        return new FileId(UUID.fromString(text));
    }

    public static FileId next() {
        return new FileId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
