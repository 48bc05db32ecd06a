// SPDX-License-Identifier: Apache-2.0
/** How long records are kept, what is held back, and what was disposed of. */
@NullMarked
package org.belay.privacy.retention;

import org.jspecify.annotations.NullMarked;
