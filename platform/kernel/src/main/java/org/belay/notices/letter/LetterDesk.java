// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.letter;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.belay.api.Versioned;
import org.belay.audit.AuditLog;
import org.belay.notices.Letter;
import org.belay.notices.Letter.Item;
import org.belay.notices.LetterKind;
import org.belay.notices.LetterKind.Wording;
import org.belay.notices.Letters;
import org.belay.notices.Mailbox;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.people.PersonId;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An organization's own words for letters. Whatever is typed is text: no place but a link becomes one. */
@Service
@Transactional
@PreAuthorize("hasAuthority('notices:manage')")
class LetterDesk {

    private static final int LONGEST_TAG = 20;

    private final Letters letters;
    private final Mailbox mailbox;
    private final People people;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final MessageSource messages;

    LetterDesk(
            Letters letters, Mailbox mailbox, People people, AuditLog audit, JdbcClient jdbc, MessageSource messages) {
        this.letters = letters;
        this.mailbox = mailbox;
        this.people = people;
        this.audit = audit;
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /** A letter, and the languages that it has words of the organization's own in. */
    record Line(String letter, List<String> languages) {}

    /**
     * A letter in a language.
     *
     * @param own whether the words are the organization's own; otherwise they are the shipped ones
     */
    record Sheet(
            String letter,
            String language,
            String subject,
            String body,
            boolean own,
            List<PlaceLine> places,
            long version)
            implements Versioned {}

    /** A place that can be filled in. */
    record PlaceLine(String name, boolean required) {}

    private record Stored(Optional<Wording> wording, long version) {}

    @Transactional(readOnly = true)
    public List<Line> all() {
        return letters.kinds().stream()
                .map(kind -> new Line(
                        kind.name(),
                        jdbc.sql("""
                                        select language from platform.letter_template
                                         where tenant_id = platform.current_tenant() and letter = :letter and subject is not null
                                         order by language""")
                                .param("letter", kind.name())
                                .query((row, number) -> row.getString("language"))
                                .list()))
                .sorted(Comparator.comparing(Line::letter))
                .toList();
    }

    @Transactional(readOnly = true)
    public Sheet get(String letter, String language) {
        var kind = kind(letter);
        var locale = locale(language);
        var stored = stored(letter, locale.toLanguageTag());
        var wording = stored.wording().orElseGet(() -> letters.shipped(kind, locale));
        return new Sheet(
                letter,
                locale.toLanguageTag(),
                wording.subject(),
                wording.body(),
                stored.wording().isPresent(),
                kind.places().stream()
                        .map(place -> new PlaceLine(place.name(), place.required()))
                        .toList(),
                stored.version());
    }

    /** @throws StaleWrite when somebody changed it after {@code version} was read */
    public Sheet save(String letter, String language, long version, String subject, String body) {
        var wording = kind(letter).check(subject, body);
        store(letter, language, version, wording.subject(), wording.body());
        return get(letter, language);
    }

    /** The shipped words hold again. */
    public Sheet revert(String letter, String language, long version) {
        kind(letter);
        store(letter, language, version, null, null);
        return get(letter, language);
    }

    /** What a wording would say, with samples in its places. */
    @Transactional(readOnly = true)
    public Letter preview(String letter, String subject, String body, Locale reader) {
        var kind = kind(letter);
        var item = new Item(messages.getMessage("letters.sample-item", null, reader), "https://portal.example/inbox");
        return letters.preview(kind, kind.check(subject, body), List.of(item, item));
    }

    /** Mails what is typed, with samples in its places, to who asks and nobody else. */
    public String test(String letter, String language, String subject, String body) {
        var me = TenantScope.require()
                .actor()
                .filter(actor -> actor.kind() == Actor.Kind.PERSON)
                .map(Actor::id)
                .orElseThrow(() -> new RuleViolation("letter.test.nobody"));
        var email = people.detailsOf(PersonId.of(me))
                .map(PersonDetails::email)
                .orElseThrow(() -> new RuleViolation("letter.test.nobody"));
        var locale = locale(language);
        mailbox.post(letters.mail(email, preview(letter, subject, body, locale), locale));
        return email;
    }

    private void store(String letter, String language, long version, @Nullable String subject, @Nullable String body) {
        var tag = locale(language).toLanguageTag();
        var before = stored(letter, tag);
        if (before.version() != version) {
            throw new StaleWrite();
        }
        var stored = jdbc.sql("""
                        insert into platform.letter_template as t (letter, language, subject, body, version)
                        values (:letter, :language, :subject, :body, 1)
                        on conflict (tenant_id, letter, language) do update
                           set subject = excluded.subject, body = excluded.body, version = t.version + 1
                         where t.version = :version""")
                .param("letter", letter)
                .param("language", tag)
                .param("subject", subject)
                .param("body", body)
                .param("version", version)
                .update();
        if (stored == 0) {
            throw new StaleWrite();
        }
        audit.record(
                subject == null ? "letter.reverted" : "letter.changed",
                "letter",
                null,
                Map.of("letter", letter, "language", tag));
    }

    private Stored stored(String letter, String language) {
        return jdbc.sql("""
                        select subject, body, version from platform.letter_template
                         where tenant_id = platform.current_tenant() and letter = :letter and language = :language""")
                .param("letter", letter)
                .param("language", language)
                .query((row, number) -> new Stored(
                        row.getString("subject") == null
                                ? Optional.empty()
                                : Optional.of(new Wording(row.getString("subject"), row.getString("body"))),
                        row.getLong("version")))
                .optional()
                .orElse(new Stored(Optional.empty(), 0));
    }

    private LetterKind kind(String letter) {
        return letters.kinds().stream()
                .filter(kind -> kind.name().equals(letter))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static Locale locale(String language) {
        var locale = Locale.forLanguageTag(language);
        if (locale.getLanguage().isEmpty() || language.length() > LONGEST_TAG) {
            throw new NotFound();
        }
        return locale;
    }
}
