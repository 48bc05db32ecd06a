// SPDX-License-Identifier: Apache-2.0
/** A person's inbox: everything that Belay has told them, whatever they chose to get by e-mail. */
@NullMarked
package org.belay.notices.inbox;

import org.jspecify.annotations.NullMarked;
