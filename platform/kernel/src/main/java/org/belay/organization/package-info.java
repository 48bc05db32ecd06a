// SPDX-License-Identifier: Apache-2.0
/** The organization's own pages: its name and colour, features switched on and off, and dated settings. */
@ApplicationModule(allowedDependencies = {"tenancy", "plugins", "web", "api", "audit", "people"})
@NullMarked
package org.belay.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
