// SPDX-License-Identifier: Apache-2.0
/**
 * Drills: a lost server and a rolling upgrade, done for real on this machine while people write, with what was lost and
 * how long it took. Programs, not tests; they end with an error when something acknowledged is missing that must not be.
 */
@NullMarked
package belay.drills;

import org.jspecify.annotations.NullMarked;
