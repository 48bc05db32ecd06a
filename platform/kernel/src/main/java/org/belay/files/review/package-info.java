// SPDX-License-Identifier: Apache-2.0
/** Where reviewers decide about files that were held back. */
@NullMarked
package org.belay.files.review;

import org.jspecify.annotations.NullMarked;
