// SPDX-License-Identifier: Apache-2.0
package org.belay.access.role;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is typed on a role's page. */
record RoleForm(
        @Nullable String name,
        @Nullable String description,
        @Nullable Set<String> permissions,
        long version) {

    static RoleForm of(RoleDesk.Detail role) {
        return new RoleForm(role.name(), role.description(), role.permissions(), role.version());
    }

    public String typedName() {
        return name == null ? "" : name;
    }

    public String typedDescription() {
        return description == null ? "" : description;
    }

    public Set<String> chosen() {
        return permissions == null ? Set.of() : permissions;
    }
}
