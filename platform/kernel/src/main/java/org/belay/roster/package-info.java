// SPDX-License-Identifier: Apache-2.0
/**
 * Rosters that a school exports as a OneRoster 1.2 CSV zip: read with bounded memory, checked row by row, and handed
 * over in an order in which they can be stored.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.belay.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
