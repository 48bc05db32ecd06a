// SPDX-License-Identifier: Apache-2.0
/** How often one source may ask, counted for all nodes together. */
@NullMarked
package org.belay.api.limits;

import org.jspecify.annotations.NullMarked;
