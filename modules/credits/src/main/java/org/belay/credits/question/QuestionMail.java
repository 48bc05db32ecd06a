// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.question;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Objects;
import org.belay.credits.LoggedEntry;
import org.belay.notices.Mailbox;
import org.belay.notices.Mailbox.Mail;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantDirectory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The mail that carries a question, in the organization's language. */
@Component
class QuestionMail {

    private final People people;
    private final TenantDirectory tenants;
    private final Mailbox mailbox;
    private final MessageSource messages;

    QuestionMail(People people, TenantDirectory tenants, Mailbox mailbox, MessageSource messages) {
        this.people = people;
        this.tenants = tenants;
        this.mailbox = mailbox;
        this.messages = messages;
    }

    void send(String recipient, PersonId asker, LoggedEntry entry, String question) {
        var details = people.detailsOf(asker).orElseThrow(NotFound::new);
        var locale = tenants.current().locale();
        var day = entry.date()
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale));
        Object[] parts = {
            details.displayName(),
            Objects.requireNonNullElse(details.email(), "–"),
            entry.title(),
            entry.provider(),
            day,
            question
        };
        mailbox.post(new Mail(
                recipient,
                messages.getMessage("credits.question.mail.subject", parts, locale),
                messages.getMessage("credits.question.mail.body", parts, locale)));
    }
}
