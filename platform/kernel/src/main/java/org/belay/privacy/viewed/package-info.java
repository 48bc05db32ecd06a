// SPDX-License-Identifier: Apache-2.0
/** What a person is shown about who saw their record, and what they show others. */
@NullMarked
package org.belay.privacy.viewed;

import org.jspecify.annotations.NullMarked;
