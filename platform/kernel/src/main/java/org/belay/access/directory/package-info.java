// SPDX-License-Identifier: Apache-2.0
/** The list of people with their way in: who they are, what they hold, whether they can sign in. */
@NullMarked
package org.belay.access.directory;

import org.jspecify.annotations.NullMarked;
