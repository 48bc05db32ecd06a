// SPDX-License-Identifier: Apache-2.0
/** An import as it goes: its state, and the jobs that check it, store it, invite whom it brought, and undo it. */
@NullMarked
package org.belay.imports.work;

import org.jspecify.annotations.NullMarked;
