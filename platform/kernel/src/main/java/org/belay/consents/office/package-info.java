// SPDX-License-Identifier: Apache-2.0
/** The office's pages and API: which purposes there are, their words, and who agreed. */
@NullMarked
package org.belay.consents.office;

import org.jspecify.annotations.NullMarked;
