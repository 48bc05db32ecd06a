// SPDX-License-Identifier: Apache-2.0
/** The desk where an organization puts letters into its own words, language by language. */
@NullMarked
package org.belay.notices.letter;

import org.jspecify.annotations.NullMarked;
