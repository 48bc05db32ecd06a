// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.belay.notices.Letter.Item;
import org.belay.notices.Letter.Wording;
import org.belay.notices.Mailbox.Mail;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes mail as text and as a plain web page, from wordings in the message bundles. */
@Component
public class Letters {

    private final MessageSource messages;
    private final ITemplateEngine templates;

    Letters(MessageSource messages, ITemplateEngine templates) {
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * A mail from a wording with places to fill in.
     *
     * @param template which wording, as {@code access.mail.invitation}
     * @param values what the places in its square brackets stand for
     */
    public Mail write(String recipient, String template, Locale locale, Map<String, String> values, List<Item> items) {
        var wording = new Wording(
                messages.getMessage(template + ".subject", null, locale),
                messages.getMessage(template + ".body", null, locale));
        var letter = Letter.of(wording, values, items);
        return new Mail(recipient, letter.subject(), letter.text(), html(letter, locale), null);
    }

    /** A mail in words that are complete already. */
    public Mail dress(Mail plain, Locale locale) {
        var letter = Letter.of(new Wording(plain.subject(), plain.body()), Map.of(), List.of());
        return new Mail(plain.recipient(), plain.subject(), plain.body(), html(letter, locale), null);
    }

    private String html(Letter letter, Locale locale) {
        return templates.process("notices/mail", new Context(locale, Map.of("letter", letter)));
    }
}
