// SPDX-License-Identifier: Apache-2.0
/** Where sessions are kept, and the language and time zone that come with them. */
@NullMarked
package org.belay.access.session;

import org.jspecify.annotations.NullMarked;
