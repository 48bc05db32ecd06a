// SPDX-License-Identifier: Apache-2.0
/** What Belay tells people outside its pages. Nothing is sent that was not stored with the change that caused it. */
@ApplicationModule(
        allowedDependencies = {
            "tenancy",
            "personal",
            "secrets",
            "plugins",
            "people",
            "links",
            "audit",
            "web",
            "api",
            "jobs"
        })
@NullMarked
package org.belay.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
