// SPDX-License-Identifier: Apache-2.0
/** How long each law gives, as the organization has looked it up. */
@NullMarked
package org.belay.privacy.clock;

import org.jspecify.annotations.NullMarked;
