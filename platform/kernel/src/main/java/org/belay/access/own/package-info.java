// SPDX-License-Identifier: Apache-2.0
/** A person's own account: details, password, and the places where they are signed in. */
@NullMarked
package org.belay.access.own;

import org.jspecify.annotations.NullMarked;
