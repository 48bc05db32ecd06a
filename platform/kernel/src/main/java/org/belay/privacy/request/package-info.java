// SPDX-License-Identifier: Apache-2.0
/** Requests about one’s own data, from the asking to the answer. */
@NullMarked
package org.belay.privacy.request;

import org.jspecify.annotations.NullMarked;
