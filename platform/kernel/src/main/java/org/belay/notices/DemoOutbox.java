// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.util.UUID;
import org.belay.notices.Mailbox.Mail;

/** Without a mail server, the demo's mail goes no further than its own table, where the outbox page shows it. */
final class DemoOutbox implements Carrier {

    @Override
    public void carry(UUID id, String sender, Mail mail) {
        // it is where it belongs
    }

    @Override
    public boolean keepsText() {
        return true;
    }
}
