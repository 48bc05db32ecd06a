// SPDX-License-Identifier: Apache-2.0
package org.belay.access.role;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import org.belay.tenancy.Ids;

/** Identifies a role of one tenant. */
@Embeddable
record RoleId(@Column(name = "id") UUID value) implements Serializable {

    static RoleId next() {
        return new RoleId(Ids.next());
    }

    public static RoleId valueOf(String text) {
        return new RoleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
