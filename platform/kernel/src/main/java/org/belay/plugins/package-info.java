// SPDX-License-Identifier: Apache-2.0
/**
 * What a plugin declares about itself, and what Belay does with it: migrations, permissions, navigation, features that
 * a tenant switches on and off, and dated settings. Belay never knows a plugin by name.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "personal"})
@NullMarked
package org.belay.plugins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
