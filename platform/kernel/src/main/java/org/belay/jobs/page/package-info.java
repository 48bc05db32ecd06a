// SPDX-License-Identifier: Apache-2.0
/** The pages on which people watch jobs. */
@NullMarked
package org.belay.jobs.page;

import org.jspecify.annotations.NullMarked;
