// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.util.List;
import org.belay.credits.LoggedEntry;
import org.belay.credits.pack.Selector;

/**
 * The credits of an entry that are of one kind: an entry with several domains has as many.
 *
 * @param amount hundredths
 * @param bins indices of the bins in which it may lie, in their order
 * @param layers indices of the specialties it may serve besides
 */
record Piece(LoggedEntry entry, Selector.Kind kind, long amount, List<Integer> bins, List<Integer> layers) {}
