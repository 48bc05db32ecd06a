// SPDX-License-Identifier: Apache-2.0
/** The credentials a person holds, each with its present cycle: typed from the issuer's account, or estimated. */
@NullMarked
package org.belay.credits.holding;

import org.jspecify.annotations.NullMarked;
