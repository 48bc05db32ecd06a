// SPDX-License-Identifier: Apache-2.0
/**
 * Continuing education: what an issuer requires, what a person logged, and where they stand.
 *
 * <p>This package holds the values that the features share and the beans they ask: {@link
 * org.belay.credits.Requirements}, {@link org.belay.credits.CeRecords} and {@link org.belay.credits.Wording}; each feature is a sub-package whose types are its own. The rules of the issuers are
 * data under {@code packs/}: no figure of an issuer is in the code.
 */
@ApplicationModule(
        displayName = "Credits",
        allowedDependencies = {
            "tenancy",
            "personal",
            "plugins",
            "people",
            "access",
            "audit",
            "notices",
            "jobs",
            "files",
            "tables",
            "moving",
            "web",
            "api",
            "portal"
        })
@NullMarked
package org.belay.credits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
