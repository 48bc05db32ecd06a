// SPDX-License-Identifier: Apache-2.0
/** Who is let in while there is more to do than can be done, and what is answered while nothing can be done. */
@NullMarked
package org.belay.web.admission;

import org.jspecify.annotations.NullMarked;
