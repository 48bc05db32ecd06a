// SPDX-License-Identifier: Apache-2.0
/** The people of a tenant: names, addresses, zone and language, and the numbers other systems know them by. */
@ApplicationModule(allowedDependencies = {"tenancy", "personal", "plugins", "audit", "web", "api"})
@NullMarked
package org.belay.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
