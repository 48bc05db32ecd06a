// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.UUID;

/** Identifies a tenant. */
public record TenantId(@JsonValue UUID value) implements Serializable {

    @JsonCreator
    public static TenantId of(UUID value) {
        return new TenantId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
