// SPDX-License-Identifier: Apache-2.0
/**
 * What every API of Belay does alike, whichever module it belongs to: problems, pages by cursor, versions, creates that
 * happen once, limits, and the document that describes it all.
 */
@ApplicationModule(allowedDependencies = {"tenancy", "personal", "plugins", "web"})
@NullMarked
package org.belay.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
