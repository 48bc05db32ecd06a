// SPDX-License-Identifier: Apache-2.0
/**
 * Tokens for the API: each tenant is an authorization server with its own keys and clients, and decides whose tokens it
 * takes besides its own. A token says who acts; what the actor may do is read from the database at each request.
 */
@ApplicationModule(
        allowedDependencies = {
            "tenancy",
            "personal",
            "secrets",
            "plugins",
            "web",
            "audit",
            "people",
            "access",
            "api",
            "jobs"
        })
@NullMarked
package org.belay.tokens;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
