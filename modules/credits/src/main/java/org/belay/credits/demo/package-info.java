// SPDX-License-Identifier: Apache-2.0
/** Invented members with believable standings, for the demo only. */
@NullMarked
package org.belay.credits.demo;

import org.jspecify.annotations.NullMarked;
