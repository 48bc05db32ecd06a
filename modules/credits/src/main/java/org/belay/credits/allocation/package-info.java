// SPDX-License-Identifier: Apache-2.0
/**
 * Exact answers to small integer programs with goals in order: the arithmetic behind where credits count. It knows
 * nothing of credits; features ask through {@link org.belay.credits.allocation.Program}.
 */
@NullMarked
package org.belay.credits.allocation;

import org.jspecify.annotations.NullMarked;
