// SPDX-License-Identifier: Apache-2.0
/** What became of each mail: the log for administrators, and the reports of mail systems about mail that came back. */
@NullMarked
package org.belay.notices.log;

import org.jspecify.annotations.NullMarked;
