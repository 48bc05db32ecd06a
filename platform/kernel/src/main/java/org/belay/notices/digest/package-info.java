// SPDX-License-Identifier: Apache-2.0
/** Mail about notices: at once where a person wants that, and otherwise gathered into one summary. */
@NullMarked
package org.belay.notices.digest;

import org.jspecify.annotations.NullMarked;
