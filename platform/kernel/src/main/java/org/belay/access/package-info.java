// SPDX-License-Identifier: Apache-2.0
/** Who may come in and what they may do: accounts, sessions, roles as bundles of declared permissions. */
@ApplicationModule(
        allowedDependencies = {
            "tenancy",
            "personal",
            "plugins",
            "people",
            "links",
            "audit",
            "notices",
            "jobs",
            "web",
            "api"
        })
@NullMarked
package org.belay.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
