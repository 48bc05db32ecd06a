// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.util.UUID;
import org.belay.notices.Mailbox.Mail;
import org.springframework.mail.MailException;

/** Takes a mail away. */
interface Carrier {

    /**
     * Returns once somebody else answers for the mail.
     *
     * @param id the same for each try, so that a recipient's system can tell a repetition
     * @throws MailException when it could not be handed over; it may be tried again
     */
    void carry(UUID id, String sender, Mail mail);

    /** Whether the text must still be readable here after it was carried. */
    boolean keepsText();
}
