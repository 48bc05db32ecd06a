// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import org.belay.people.PersonId;

/** Sends invitations to sign in. */
public interface InvitationPost {

    /**
     * Opens an account and mails a link to choose a password, within the caller's transaction. Sent again, only the
     * newest link works.
     *
     * @param address of the portal, to which the link in the mail leads
     * @return where the mail goes
     * @throws org.belay.tenancy.RuleViolation when this person cannot be invited
     */
    String send(PersonId person, String address);
}
