// SPDX-License-Identifier: Apache-2.0
/**
 * Files that people hand in and that Belay makes: bytes in a file store, what is known of them in a row. Who may see a
 * file is decided by the module that asked to store it.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "personal", "plugins", "web", "audit", "people", "api", "jobs"})
@NullMarked
package org.belay.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
