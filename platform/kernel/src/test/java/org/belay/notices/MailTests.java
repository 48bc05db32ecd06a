// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.belay.notices.Mailbox.Mail;
import org.junit.jupiter.api.Test;

class MailTests {

    @Test
    void aLineBreakMakesNoHeader() {
        var mail = new Mail("plover@example.org\r\nBcc: x", "Hello\r\nBcc: everybody@example.org", "text\n");

        assertThat(mail.recipient()).isEqualTo("plover@example.orgBcc: x");
        assertThat(mail.subject()).isEqualTo("Hello Bcc: everybody@example.org");
        assertThat(mail.body()).isEqualTo("text\n");
    }
}
