// SPDX-License-Identifier: Apache-2.0
/** Where a roster is handed in, checked, looked at, and taken over: pages, the API, and the jobs behind them. */
@NullMarked
package org.belay.imports.desk;

import org.jspecify.annotations.NullMarked;
