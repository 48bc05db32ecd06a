// SPDX-License-Identifier: Apache-2.0
/**
 * Tenants, the scope of a tenant in which all work happens, and the database session that sees this tenant's rows
 * alone.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.belay.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
