// SPDX-License-Identifier: Apache-2.0
/** The desk of the programs that use the API: registered, given roles and secrets, stopped. */
@NullMarked
package org.belay.tokens.client;

import org.jspecify.annotations.NullMarked;
