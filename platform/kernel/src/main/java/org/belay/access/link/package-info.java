// SPDX-License-Identifier: Apache-2.0
/** One-time links by mail: the invitation, and the way back for who forgot the password. */
@NullMarked
package org.belay.access.link;

import org.jspecify.annotations.NullMarked;
