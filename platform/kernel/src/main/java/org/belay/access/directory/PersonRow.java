// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person in the list.
 *
 * @param name as sorted, the family name first
 * @param lastSeen when they last signed in, on the reader's clock
 */
record PersonRow(
        String id,
        String name,
        @Nullable String pronouns,
        @Nullable String email,
        List<String> roles,
        AccountState state,
        @Nullable ZonedDateTime lastSeen) {}
