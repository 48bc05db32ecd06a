// SPDX-License-Identifier: Apache-2.0
/** Pages and API for people who have left and come back, and the end of their time. */
@NullMarked
package org.belay.access.leaving;

import org.jspecify.annotations.NullMarked;
