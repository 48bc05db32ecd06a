// SPDX-License-Identifier: Apache-2.0
/** A person takes their record along, or brings one here. */
@NullMarked
package org.belay.moving.own;

import org.jspecify.annotations.NullMarked;
