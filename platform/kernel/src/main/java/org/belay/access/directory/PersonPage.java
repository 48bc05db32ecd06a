// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.belay.access.Access;
import org.belay.people.PersonDetails;
import org.jspecify.annotations.Nullable;

/**
 * A person's page.
 *
 * @param languageName null means the organization's
 * @param login what they sign in with; null without an account
 * @param invitedUntil when an open invitation ends
 * @param leftOn when they left; null for who has not
 * @param endsOn until when a leaver comes in
 * @param assignable role key → name of those not held for the whole organization
 * @param mayManage whether the reader may change details
 * @param mayGrant whether the reader may change the way in and the roles
 * @param self whether it is the reader's own page
 */
record PersonPage(
        String id,
        PersonDetails details,
        @Nullable String languageName,
        AccountState state,
        @Nullable String login,
        @Nullable ZonedDateTime lastSeen,
        @Nullable ZonedDateTime invitedUntil,
        @Nullable LocalDate leftOn,
        @Nullable LocalDate endsOn,
        List<HeldRole> roles,
        Map<String, String> assignable,
        boolean mayManage,
        boolean mayGrant,
        boolean mayAudit,
        boolean self) {

    /** A role somebody has. */
    record HeldRole(String key, String name, Access.@Nullable Scope limit) {

        /** What it is limited to; null means the whole organization. */
        public @Nullable String scope() {
            return limit == null ? null : limit.kind() + " " + limit.id();
        }
    }
}
