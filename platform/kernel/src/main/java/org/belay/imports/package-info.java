// SPDX-License-Identifier: Apache-2.0
/**
 * Stores rosters. Rows are kept under the ids of the system that they come from, so that the same roster may come again
 * and again without doubling; its users become people.
 */
@ApplicationModule(
        allowedDependencies = {
            "tenancy",
            "personal",
            "plugins",
            "web",
            "api",
            "audit",
            "people",
            "access",
            "jobs",
            "files",
            "roster",
            "tables"
        })
@NullMarked
package org.belay.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
