// SPDX-License-Identifier: Apache-2.0
/** What pages and APIs of all modules share: errors, forms, lists, CSV. Modules write no exception handlers. */
@ApplicationModule(allowedDependencies = {"tenancy", "plugins"})
@NullMarked
package org.belay.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
