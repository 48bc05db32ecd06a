// SPDX-License-Identifier: Apache-2.0
/**
 * What people may ask of those who keep records about them, and how the office answers in time: copies, erasure,
 * who saw what, how long records are kept, incidents.
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
            "notices",
            "access",
            "jobs",
            "files"
        })
@NullMarked
package org.belay.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
