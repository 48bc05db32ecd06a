// SPDX-License-Identifier: Apache-2.0
/** The secret of this deployment, and the seal that is made with it. */
@ApplicationModule(allowedDependencies = "tenancy")
@NullMarked
package org.belay.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
