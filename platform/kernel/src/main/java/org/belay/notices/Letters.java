// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.notices.Letter.Item;
import org.belay.notices.LetterKind.Wording;
import org.belay.notices.Mailbox.Mail;
import org.belay.tenancy.TenantDirectory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Writes mail as text and as a plain web page. The words are the organization's own in the reader's language, or in the
 * organization's; otherwise the shipped ones.
 */
@Component
public class Letters {

    private final List<LetterKind> kinds;
    private final TenantDirectory tenants;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final ITemplateEngine templates;

    Letters(
            List<LetterKind> kinds,
            TenantDirectory tenants,
            JdbcClient jdbc,
            MessageSource messages,
            ITemplateEngine templates) {
        this.kinds = List.copyOf(kinds);
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.messages = messages;
        this.templates = templates;
    }

    public List<LetterKind> kinds() {
        return kinds;
    }

    /**
     * A mail of a kind, with its places filled in.
     *
     * @param key of a {@link LetterKind}
     * @param values what the places in square brackets stand for
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mail write(String recipient, String key, Locale locale, Map<String, String> values, List<Item> items) {
        var kind = kinds.stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No module declares the letter " + key));
        return mail(recipient, compose(kind, wording(kind, locale), values, items), locale);
    }

    /** The words that come with Belay. */
    public Wording shipped(LetterKind kind, Locale locale) {
        return new Wording(
                messages.getMessage(kind.key() + ".subject", null, locale),
                messages.getMessage(kind.key() + ".body", null, locale));
    }

    /** What a wording says with samples in its places. */
    public Letter preview(LetterKind kind, Wording wording, List<Item> items) {
        return compose(kind, wording, kind.samples(), items);
    }

    public Mail mail(String recipient, Letter letter, Locale locale) {
        var html = templates.process("notices/mail", new Context(locale, Map.of("letter", letter)));
        return new Mail(recipient, letter.subject(), letter.text(), html, null);
    }

    private Wording wording(LetterKind kind, Locale locale) {
        return languages(locale).stream()
                .flatMap(language -> own(kind, language).stream())
                .findFirst()
                .orElseGet(() -> shipped(kind, locale));
    }

    private Optional<Wording> own(LetterKind kind, String language) {
        return jdbc.sql("""
                        select subject, body from platform.letter_template
                         where tenant_id = platform.current_tenant() and letter = :letter and language = :language
                           and subject is not null""")
                .param("letter", kind.name())
                .param("language", language)
                .query((row, number) -> new Wording(row.getString("subject"), row.getString("body")))
                .optional();
    }

    private Set<String> languages(Locale reader) {
        var home = tenants.current().locale();
        var languages = new LinkedHashSet<String>();
        for (var locale : List.of(reader, home)) {
            languages.add(locale.toLanguageTag());
            languages.add(locale.getLanguage());
        }
        return languages;
    }

    private static Letter compose(LetterKind kind, Wording wording, Map<String, String> values, List<Item> items) {
        return Letter.of(wording, values, items, kind::links);
    }
}
