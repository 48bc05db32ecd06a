// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.belay.notices.Mailbox.Mail;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
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
            var html = mail.html();
            var parts = new MimeMessageHelper(message, html != null, StandardCharsets.UTF_8.name());
            parts.setFrom(sender);
            parts.setTo(mail.recipient());
            parts.setSubject(mail.subject());
            if (html == null) {
                parts.setText(mail.body());
            } else {
                parts.setText(mail.body(), html);
            }
            if (mail.unsubscribe() != null) {
                message.setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            message.setHeader("Message-ID", "<" + id + "@" + sender.substring(sender.lastIndexOf('@') + 1) + ">");
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException e) {
            throw new MailParseException(e);
        }
        try {
            server.send(message);
        } catch (MailSendException failure) {
            if (refused(failure.getMessageExceptions())) {
                throw new AddressRefused(failure);
            }
            throw failure;
        }
    }

    /** Whether the server took exception to the recipient's address in a way that no repetition will change. */
    private static boolean refused(Exception... failures) {
        for (Throwable failure : failures) {
            for (var cause = failure; cause != null; cause = next(cause)) {
                if (cause instanceof SendFailedException send
                        && send.getInvalidAddresses() != null
                        && send.getInvalidAddresses().length > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail ? mail.getNextException() : failure.getCause();
    }

    @Override
    public boolean keepsText() {
        return keepsText;
    }
}
