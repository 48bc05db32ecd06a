// SPDX-License-Identifier: Apache-2.0
/** The office accepts what came, and says whose keys count. */
@NullMarked
package org.belay.moving.office;

import org.jspecify.annotations.NullMarked;
