// SPDX-License-Identifier: Apache-2.0
/** A person's own page and API: what I agreed to. */
@NullMarked
package org.belay.consents.own;

import org.jspecify.annotations.NullMarked;
