// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import org.belay.people.PersonId;

/** Sends an invitation to sign in. Where nobody provides it, imports offer no invitations. */
@FunctionalInterface
interface InvitationPost {

    /**
     * Joins the caller's transaction.
     *
     * @param address of the portal, to which the link in the mail leads
     * @throws org.belay.tenancy.RuleViolation when this person cannot be invited
     */
    void send(PersonId person, String address);
}
