// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a signed-in person, a machine client, or Belay itself (in jobs and listeners).
 *
 * @param id what roles are assigned to; null for Belay itself
 * @param name what the audit log shows
 */
public record Actor(Kind kind, @Nullable UUID id, String name) implements Serializable {

    /** Belay itself. It has every right, and no request can become it. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, "Belay");

    public enum Kind {
        PERSON,
        CLIENT,
        SYSTEM
    }

    public Actor {
        if ((kind == Kind.SYSTEM) != (id == null)) {
            throw new IllegalArgumentException("only the system acts without an id");
        }
    }

    public static Actor person(UUID id, String name) {
        return new Actor(Kind.PERSON, id, name);
    }

    public static Actor client(UUID id, String name) {
        return new Actor(Kind.CLIENT, id, name);
    }
}
