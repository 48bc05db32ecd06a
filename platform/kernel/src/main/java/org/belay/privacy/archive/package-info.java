// SPDX-License-Identifier: Apache-2.0
/** Everything about one person as one file. */
@NullMarked
package org.belay.privacy.archive;

import org.jspecify.annotations.NullMarked;
