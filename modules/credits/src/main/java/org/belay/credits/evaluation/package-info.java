// SPDX-License-Identifier: Apache-2.0
/**
 * Where a person stands: requirements, credentials and entries in, amounts and reasons out. Pure: nothing is read and
 * nothing kept, so each answer can be had again from the same things.
 */
@NullMarked
package org.belay.credits.evaluation;

import org.jspecify.annotations.NullMarked;
