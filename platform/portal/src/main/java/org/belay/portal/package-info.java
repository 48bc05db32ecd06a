// SPDX-License-Identifier: Apache-2.0
/** The page shell of Belay: navigation, shared page parts and styles. What the templates read is public here. */
@ApplicationModule(allowedDependencies = {"tenancy", "plugins"})
@NullMarked
package org.belay.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
