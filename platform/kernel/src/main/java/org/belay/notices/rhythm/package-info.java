// SPDX-License-Identifier: Apache-2.0
/** How and when people want notices by e-mail: their own choice for each kind, their hours, and the way out in a mail. */
@NullMarked
package org.belay.notices.rhythm;

import org.jspecify.annotations.NullMarked;
