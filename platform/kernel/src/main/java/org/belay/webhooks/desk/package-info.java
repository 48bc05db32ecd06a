// SPDX-License-Identifier: Apache-2.0
/** The administrator's desk of webhooks: which there are, what became of each event, and sending it again. */
@NullMarked
package org.belay.webhooks.desk;

import org.jspecify.annotations.NullMarked;
