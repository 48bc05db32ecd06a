// SPDX-License-Identifier: Apache-2.0
/** One entry of continuing education: adding it with its effect shown before, mending it, taking it away and back. */
@NullMarked
package org.belay.credits.entry;

import org.jspecify.annotations.NullMarked;
