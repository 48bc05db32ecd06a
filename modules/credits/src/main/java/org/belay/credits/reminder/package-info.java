// SPDX-License-Identifier: Apache-2.0
/** What people are told about their continuing education before it is too late. */
@NullMarked
package org.belay.credits.reminder;

import org.jspecify.annotations.NullMarked;
