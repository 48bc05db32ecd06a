// SPDX-License-Identifier: Apache-2.0
/**
 * Tells other systems what happened: published events go to the addresses that administrators name, signed, at least
 * once, and never to an address within.
 */
@ApplicationModule(
        allowedDependencies = {
            "tenancy",
            "personal",
            "secrets",
            "plugins",
            "web",
            "api",
            "audit",
            "people",
            "jobs",
            "notices",
            "access"
        })
@NullMarked
package org.belay.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
