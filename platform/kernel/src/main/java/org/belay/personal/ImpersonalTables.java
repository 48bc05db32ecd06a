// SPDX-License-Identifier: Apache-2.0
package org.belay.personal;

import java.util.Set;

/**
 * Tables of a module that hold nothing about anybody. A bean of each module that has such tables; a table that is
 * neither here nor claimed by a {@link PersonalData} fails the build.
 */
public record ImpersonalTables(Set<String> tables) {

    public ImpersonalTables {
        tables = Set.copyOf(tables);
    }

    public static ImpersonalTables of(String... tables) {
        return new ImpersonalTables(Set.of(tables));
    }
}
