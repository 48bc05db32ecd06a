// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.belay.notices.Mailbox.Mail;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands mail to the mail server of this deployment. */
final class SmtpCarrier implements Carrier {

    private final JavaMailSender server;
    private final boolean keepsText;

    SmtpCarrier(JavaMailSender server, boolean keepsText) {
        this.server = server;
        this.keepsText = keepsText;
    }

    @Override
    public void carry(UUID id, String sender, Mail mail) {
        var message = server.createMimeMessage();
        try {
            var parts = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            parts.setFrom(sender);
            parts.setTo(mail.recipient());
            parts.setSubject(mail.subject());
            parts.setText(mail.body());
            message.setHeader("Message-ID", "<" + id + "@" + sender.substring(sender.lastIndexOf('@') + 1) + ">");
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException e) {
            throw new MailParseException(e);
        }
        server.send(message);
    }

    @Override
    public boolean keepsText() {
        return keepsText;
    }
}
