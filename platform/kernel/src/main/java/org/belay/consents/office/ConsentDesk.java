// SPDX-License-Identifier: Apache-2.0
package org.belay.consents.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.audit.AuditLog;
import org.belay.consents.Purpose;
import org.belay.consents.Purpose.Text;
import org.belay.consents.Purposes;
import org.belay.consents.Words;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.belay.tenancy.TenantDirectory;
import org.belay.web.ListPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office says what it asks people's consent for, and sees who agreed. */
@Service
@Transactional
@PreAuthorize("hasAuthority('privacy:manage')")
class ConsentDesk {

    static final int SIZE = 25;

    private static final int LONGEST = 120;
    private static final String AGREED = """
         from platform.consent c
         left join platform.person p on p.tenant_id = c.tenant_id and p.id = c.person_id
        where c.tenant_id = platform.current_tenant() and c.purpose = :purpose""";
    private static final String COLUMNS =
            "select c.*, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as who";
    private static final String NEWEST = " order by c.given_at desc, c.id desc";

    private final Purposes purposes;
    private final TenantDirectory tenants;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    ConsentDesk(Purposes purposes, TenantDirectory tenants, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.purposes = purposes;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A purpose and how many agreed.
     *
     * @param agreed consents in force
     */
    record Asked(Purpose purpose, long agreed) {}

    /**
     * A consent.
     *
     * @param who null once the person is erased
     */
    record Agreement(
            UUID id,
            UUID person,
            @Nullable String who,
            int number,
            @Nullable String detail,
            Instant givenAt,
            @Nullable Instant expiresAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {}

    /**
     * Words as the office writes them.
     *
     * @param language of the words
     * @param from null for today
     * @param months null for until withdrawn
     */
    record Wording(
            @Nullable String language,
            Words words,
            @Nullable LocalDate from,
            @Nullable Integer months,
            boolean asksAnew) {}

    @Transactional(readOnly = true)
    List<Asked> all(Locale reader) {
        return purposes.all(reader).stream().map(this::counted).toList();
    }

    @Transactional(readOnly = true)
    Asked get(String key, Locale reader) {
        return purposes.find(key, reader).map(this::counted).orElseThrow(NotFound::new);
    }

    /** All its words, the newest first. */
    @Transactional(readOnly = true)
    List<Text> texts(String key) {
        return purposes.texts(key);
    }

    private Asked counted(Purpose purpose) {
        var agreed = jdbc.sql("select count(*) from platform.consent where tenant_id = platform.current_tenant()"
                        + " and purpose = :purpose and ended_at is null and (expires_at is null or expires_at > :now)")
                .param("purpose", purpose.key())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new Asked(purpose, agreed);
    }

    @Transactional(readOnly = true)
    ListPage<Agreement> sheet(String key, int wanted) {
        var total = jdbc.sql("select count(*)" + AGREED)
                .param("purpose", key)
                .query(Long.class)
                .single();
        var number = ListPage.within(wanted, SIZE, total);
        var rows = jdbc.sql(COLUMNS + AGREED + NEWEST + " limit :size offset :skip")
                .param("purpose", key)
                .param("size", SIZE)
                .param("skip", (number - 1) * SIZE)
                .query(ConsentDesk::agreement)
                .list();
        return new ListPage<>(rows, number, SIZE, total, "/privacy/consents/" + key);
    }

    @Transactional(readOnly = true)
    Page<Agreement> page(String key, Paging paging, Locale reader) {
        get(key, reader);
        var after = paging.after(2).orElse(null);
        var rows = jdbc.sql(COLUMNS + AGREED + (after == null ? "" : " and (c.given_at, c.id) < (:at, :id)") + NEWEST
                        + " limit :limit")
                .param("purpose", key)
                .param("at", after == null ? null : after.moment(0).atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.uuid(1))
                .param("limit", paging.fetch())
                .query(ConsentDesk::agreement)
                .list();
        return Page.of(rows, paging, row -> Cursor.at(row.givenAt(), row.id()));
    }

    @Transactional(readOnly = true)
    void each(String key, Locale reader, Consumer<Agreement> taker) {
        get(key, reader);
        jdbc.sql(COLUMNS + AGREED + NEWEST)
                .param("purpose", key)
                .withFetchSize(500)
                .query((ResultSet row) -> taker.accept(agreement(row, 0)));
    }

    /** @return its key, made of the name */
    String open(@Nullable String askedBy, Wording wording) {
        if (askedBy == null || askedBy.isBlank() || askedBy.strip().length() > LONGEST) {
            throw new RuleViolation("consents.asked-by.missing");
        }
        var language = language(wording);
        var slug = slug(wording.words().name());
        var key = slug;
        for (var next = 2; !purposes.add(key, askedBy.strip(), null); next++) {
            key = slug + "-" + next;
        }
        purposes.write(key, new Text(1, from(wording), true, months(wording), Map.of(language, wording.words())));
        audit.record(
                "consent.purpose-opened",
                "consent-purpose",
                null,
                Map.of("purpose", key, "words", wording.words().toString()));
        return key;
    }

    /**
     * Puts other words, or words in another language, in the place of those that are the newest now.
     *
     * @param seen the number of the newest words that the writer saw
     * @throws StaleWrite when somebody wrote others meanwhile
     */
    void write(String key, int seen, Wording wording) {
        var purpose = get(key, Locale.ROOT).purpose();
        if (purpose.module() != null || purpose.closedAt() != null) {
            throw new RuleViolation("consents.fixed");
        }
        var before = purpose.newest();
        if (before.number() != seen) {
            throw new StaleWrite();
        }
        var from = from(wording);
        if (from.isBefore(before.from())) {
            throw new RuleViolation("consents.from.before");
        }
        var written = new Text(
                seen + 1,
                from,
                wording.asksAnew(),
                months(wording),
                Words.with(before.words(), language(wording), wording.words()));
        if (!purposes.write(key, written)) {
            throw new StaleWrite();
        }
        audit.record(
                "consent.words-written",
                "consent-purpose",
                null,
                Map.of(
                        "purpose",
                        key,
                        "number",
                        seen + 1,
                        "words",
                        wording.words().toString()));
    }

    /** Asks nobody any more; what was agreed to holds no longer. */
    void close(String key) {
        var purpose = get(key, Locale.ROOT).purpose();
        if (purpose.module() != null) {
            throw new RuleViolation("consents.fixed");
        }
        purposes.close(key);
        jdbc.sql("update platform.consent set ended_at = :now, ended_by = 'CLOSED'"
                        + " where tenant_id = platform.current_tenant() and purpose = :purpose and ended_at is null")
                .param("purpose", key)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record("consent.purpose-closed", "consent-purpose", null, Map.of("purpose", key));
    }

    String ownLanguage() {
        return tenants.current().locale().toLanguageTag();
    }

    private String language(Wording wording) {
        var tag = wording.language();
        if (tag == null || tag.isBlank()) {
            return ownLanguage();
        }
        var locale = Locale.forLanguageTag(tag);
        if (locale.getLanguage().isEmpty()) {
            throw new RuleViolation("consents.language.unknown");
        }
        return locale.toLanguageTag();
    }

    private LocalDate from(Wording wording) {
        var from = wording.from() == null ? purposes.today() : wording.from();
        if (from.isBefore(purposes.today())) {
            throw new RuleViolation("setting.past");
        }
        return from;
    }

    private static @Nullable Integer months(Wording wording) {
        var months = wording.months();
        if (months != null && (months < 1 || months > 600)) {
            throw new RuleViolation("consents.months.range");
        }
        return months;
    }

    private static String slug(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("(^-)|(-$)", "");
        return plain.isEmpty() ? "purpose" : plain.substring(0, Math.min(60, plain.length()));
    }

    private static Agreement agreement(ResultSet row, int number) throws SQLException {
        return new Agreement(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("who"),
                row.getInt("number"),
                row.getString("detail"),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "ended_at"),
                row.getString("ended_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
