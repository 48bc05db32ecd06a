// SPDX-License-Identifier: Apache-2.0
/**
 * The issuers' requirements as data (packs), read strictly, and the evaluation that turns them and a person's entries
 * into a standing. Other features see it only through {@link org.belay.credits.Requirements}.
 */
@NullMarked
package org.belay.credits.requirement;

import org.jspecify.annotations.NullMarked;
