// SPDX-License-Identifier: Apache-2.0
/**
 * Links that work once: to choose a password, or to do one thing that a letter asks for. Opening one changes nothing, so
 * that a program which reads mail cannot use it up; the button on the page behind it does.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "plugins", "people", "web"})
@NullMarked
package org.belay.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
