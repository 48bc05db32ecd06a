// SPDX-License-Identifier: Apache-2.0
/** Asking a person of one's own organization about an entry. */
@NullMarked
package org.belay.credits.question;

import org.jspecify.annotations.NullMarked;
