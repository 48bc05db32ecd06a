// SPDX-License-Identifier: Apache-2.0
/**
 * What each module promises about the personal data in its tables: to hand it out, to erase it, and to let go of it in
 * time. A table that no module speaks for fails the build.
 */
@ApplicationModule(allowedDependencies = "tenancy")
@NullMarked
package org.belay.personal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
