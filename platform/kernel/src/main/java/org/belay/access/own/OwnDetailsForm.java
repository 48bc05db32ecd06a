// SPDX-License-Identifier: Apache-2.0
package org.belay.access.own;

import org.belay.people.People;
import org.jspecify.annotations.Nullable;

/** What people choose for themselves. */
record OwnDetailsForm(
        @Nullable String preferredName,
        @Nullable String pronouns,
        @Nullable String zone,
        @Nullable String language,
        long version) {

    static OwnDetailsForm of(People.Stored person) {
        var details = person.details();
        return new OwnDetailsForm(
                details.preferredName(), details.pronouns(), details.zone(), details.language(), person.version());
    }
}
