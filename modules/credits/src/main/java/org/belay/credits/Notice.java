// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What has just happened, shown above the next page.
 *
 * @param undoHref what the Undo button posts to, if any
 */
public record Notice(String kind, String text, @Nullable String undoHref) implements Serializable {}
