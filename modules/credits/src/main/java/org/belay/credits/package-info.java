// SPDX-License-Identifier: Apache-2.0
/**
 * Continuing education: what an issuer requires, what a person logged, and where they stand.
 *
 * <p>This package holds the values that the features share and the one bean they ask, {@link
 * org.belay.credits.Requirements}; each feature is a sub-package whose types are its own. The rules of the issuers are
 * data under {@code packs/}: no figure of an issuer is in the code.
 */
@ApplicationModule(displayName = "Credits")
@NullMarked
package org.belay.credits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
