// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.belay.notices.Letter.Item;
import org.belay.notices.Letter.Wording;
import org.belay.notices.Mailbox.Mail;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes mail in the tenant's own words, or in those that come with Belay. */
@Component
public class Letters {

    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final ITemplateEngine templates;

    Letters(MessageSource messages, JdbcClient jdbc, ITemplateEngine templates) {
        this.messages = messages;
        this.jdbc = jdbc;
        this.templates = templates;
    }

    /**
     * A mail as text and as a plain web page.
     *
     * @param template which wording, as {@code access.mail.invitation}
     * @param values what the places in its square brackets stand for
     */
    public Mail write(String recipient, String template, Locale locale, Map<String, String> values, List<Item> items) {
        var letter = Letter.of(wording(template, locale), values, items);
        return new Mail(recipient, letter.subject(), letter.text(), html(letter, locale), null);
    }

    /** The web form of a letter. */
    public String html(Letter letter, Locale locale) {
        return templates.process("notices/mail", new Context(locale, Map.of("letter", letter)));
    }

    /** In force for this language: the tenant's, or that which comes with Belay. */
    public Wording wording(String template, Locale locale) {
        return jdbc.sql("""
                        select subject, body from platform.mail_wording
                         where tenant_id = platform.current_tenant() and template = :template and language = :language""")
                .param("template", template)
                .param("language", locale.getLanguage())
                .query((row, number) -> new Wording(row.getString(1), row.getString(2)))
                .optional()
                .orElseGet(() -> usual(template, locale));
    }

    /** The wording that comes with Belay. */
    public Wording usual(String template, Locale locale) {
        return new Wording(
                messages.getMessage(template + ".subject", null, locale),
                messages.getMessage(template + ".body", null, locale));
    }
}
