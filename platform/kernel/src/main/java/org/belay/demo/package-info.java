// SPDX-License-Identifier: Apache-2.0
/** Two demo organizations with invented people, and the front page that lists how to sign in. Off in production. */
@ApplicationModule(allowedDependencies = {"tenancy", "plugins", "people", "access", "web"})
@NullMarked
package org.belay.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
