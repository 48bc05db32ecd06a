// SPDX-License-Identifier: Apache-2.0
/** Who did what, when, to what: written with the change itself, sealed in a chain, and verifiable by anyone. */
@ApplicationModule(allowedDependencies = {"tenancy", "personal", "plugins", "web", "api"})
@NullMarked
package org.belay.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
