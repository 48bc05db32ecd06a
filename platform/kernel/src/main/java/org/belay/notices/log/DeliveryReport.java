// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.log;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * A mail system's report about a mail of ours (RFC 3464).
 *
 * @param mail which mail, by the Message-ID that it went out with
 * @param failures the recipients that it will never reach
 */
record DeliveryReport(UUID mail, List<Failure> failures) {

    private static final Pattern OURS = Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^<>\\s]+>");

    /** One recipient, and the enhanced status code, as {@code 5.1.1}. */
    record Failure(String recipient, String status) {}

    /** @throws RuleViolation when it is no such report, or about no mail of ours */
    static DeliveryReport read(byte[] message) {
        try {
            var parsed = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
            if (!parsed.isMimeType("multipart/report") || !(parsed.getContent() instanceof Multipart parts)) {
                throw new RuleViolation("notices.report.shape");
            }
            var failures = new ArrayList<Failure>();
            UUID mail = null;
            for (int i = 0; i < parts.getCount(); i++) {
                var part = parts.getBodyPart(i);
                if (part.isMimeType("message/delivery-status")) {
                    failures.addAll(failures(part.getInputStream()));
                } else if (part.isMimeType("message/*") || part.isMimeType("text/rfc822-headers")) {
                    mail = original(part).orElse(mail);
                }
            }
            if (mail == null) {
                throw new RuleViolation("notices.report.unknown");
            }
            return new DeliveryReport(mail, List.copyOf(failures));
        } catch (MessagingException | IOException e) {
            var broken = new RuleViolation("notices.report.shape");
            broken.initCause(e);
            throw broken;
        }
    }

    /** The first group of fields is about the report itself, each other one about a recipient. */
    private static List<Failure> failures(InputStream status) throws MessagingException, IOException {
        var failures = new ArrayList<Failure>();
        while (status.available() > 0) {
            var fields = new InternetHeaders(status);
            var recipient = address(first(fields, "Final-Recipient"));
            if (recipient != null && "failed".equalsIgnoreCase(first(fields, "Action"))) {
                var code = first(fields, "Status");
                failures.add(new Failure(recipient, code == null ? "5.0.0" : code));
            }
        }
        return failures;
    }

    private static Optional<UUID> original(Part part) throws MessagingException, IOException {
        var id = first(new InternetHeaders(((BodyPart) part).getInputStream()), "Message-ID");
        var ours = OURS.matcher(id == null ? "" : id);
        return ours.matches() ? Optional.of(UUID.fromString(ours.group(1))) : Optional.empty();
    }

    private static @Nullable String first(InternetHeaders fields, String name) {
        var values = fields.getHeader(name);
        return values == null
                ? null
                : values[0].replaceAll("\\s*\\(.*\\)\\s*$", "").strip();
    }

    /** What stands behind {@code rfc822;}. */
    private static @Nullable String address(@Nullable String field) {
        if (field == null) {
            return null;
        }
        var typed = field.toLowerCase(Locale.ROOT).split(";", 2);
        return typed.length == 2 && typed[0].strip().equals("rfc822") ? typed[1].replaceAll("[<>\\s]", "") : null;
    }
}
