// SPDX-License-Identifier: Apache-2.0
/** What the operator of a deployment sees and does: health, figures of each organization, founding and suspending. */
@ApplicationModule(allowedDependencies = {"tenancy", "plugins", "web", "audit", "people", "access"})
@NullMarked
package org.belay.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
