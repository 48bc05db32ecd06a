// SPDX-License-Identifier: Apache-2.0
/**
 * What people agree to: purposes with their words, who agreed to which words and when, and the one question that code
 * asks before it shares something.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "personal", "plugins", "web", "api", "audit", "people", "jobs"})
@NullMarked
package org.belay.consents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
