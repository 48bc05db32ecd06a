// SPDX-License-Identifier: Apache-2.0
/**
 * Long work that a person can watch and that survives a restart, and work that recurs for every tenant. Modules bring
 * {@link org.belay.jobs.JobHandler} and {@link org.belay.jobs.RecurringTenantWork} beans.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "personal", "plugins", "web", "api"})
@NullMarked
package org.belay.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
