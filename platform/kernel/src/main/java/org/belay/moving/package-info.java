// SPDX-License-Identifier: Apache-2.0
/**
 * A person carries their record from one organization to another as a signed file: who signed it, for whom, for how long.
 * Modules contribute what can be carried by {@link org.belay.moving.RecordPart}.
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
            "jobs",
            "tokens",
            "consents"
        })
@NullMarked
package org.belay.moving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
