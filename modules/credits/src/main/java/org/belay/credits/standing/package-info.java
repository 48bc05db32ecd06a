// SPDX-License-Identifier: Apache-2.0
/** Where a person stands, by what they logged here: on Home, in My CE with the entries behind each figure, on paper. */
@NullMarked
package org.belay.credits.standing;

import org.jspecify.annotations.NullMarked;
