// SPDX-License-Identifier: Apache-2.0
/** The places where bytes lie, and what looks after them: orphans are swept, lost and changed files are found. */
@NullMarked
package org.belay.files.store;

import org.jspecify.annotations.NullMarked;
