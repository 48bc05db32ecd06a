// SPDX-License-Identifier: Apache-2.0
/** The office’s register of incidents with people’s data. */
@NullMarked
package org.belay.privacy.incident;

import org.jspecify.annotations.NullMarked;
