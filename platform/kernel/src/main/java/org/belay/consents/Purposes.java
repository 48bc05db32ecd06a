// SPDX-License-Identifier: Apache-2.0
package org.belay.consents;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.belay.consents.Purpose.Text;
import org.belay.plugins.Modules;
import org.belay.tenancy.Actor;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The purposes of the current tenant: the office's own, and those of the modules that are on. A module's words are
 * stored when the first person agrees to them, as that person could read them. For code that has checked its permission.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Purposes {

    private static final TypeReference<LinkedHashMap<String, Words>> BY_LANGUAGE = new TypeReference<>() {};

    private final List<ConsentPurpose> declared;
    private final Modules modules;
    private final CurrentRights rights;
    private final TenantDirectory tenants;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Purposes(
            List<ConsentPurpose> declared,
            Modules modules,
            CurrentRights rights,
            TenantDirectory tenants,
            MessageSource messages,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.declared = List.copyOf(declared);
        this.modules = modules;
        this.rights = rights;
        this.tenants = tenants;
        this.messages = messages;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** All of them, closed ones too, modules' first. */
    public List<Purpose> all(Locale reader) {
        var found = new ArrayList<Purpose>();
        var switchedOff = rights.get();
        for (var purpose : declared) {
            if (modules.named(purpose.module()).isEmpty() || switchedOff.isOn(purpose.module())) {
                found.add(ofModule(purpose, reader));
            }
        }
        jdbc.sql("select key, asked_by, closed_at from platform.consent_purpose"
                        + " where tenant_id = platform.current_tenant() and module is null order by created_at, key")
                .query((row, number) -> new Row(
                        row.getString("key"),
                        row.getString("asked_by"),
                        row.getObject("closed_at", OffsetDateTime.class)))
                .list()
                .forEach(row -> found.add(own(row)));
        return List.copyOf(found);
    }

    public Optional<Purpose> find(String key, Locale reader) {
        return all(reader).stream().filter(purpose -> purpose.key().equals(key)).findFirst();
    }

    private record Row(String key, String askedBy, @Nullable OffsetDateTime closedAt) {}

    private Purpose own(Row row) {
        var texts = texts(row.key());
        var today = today();
        var inForce = texts.stream().filter(text -> !text.from().isAfter(today)).findFirst();
        return new Purpose(
                row.key(),
                row.askedBy(),
                null,
                false,
                row.closedAt() == null ? null : row.closedAt().toInstant(),
                inForce.orElse(null),
                texts.getFirst());
    }

    private Purpose ofModule(ConsentPurpose purpose, Locale reader) {
        var words = new LinkedHashMap<String, Words>();
        for (var locale : List.of(reader, tenants.current().locale())) {
            words.putIfAbsent(locale.toLanguageTag(), wordsOf(purpose, locale));
        }
        var text = new Text(purpose.number(), today(), true, purpose.months(), words);
        var askedBy = messages.getMessage(purpose.module() + ".name", null, purpose.module(), reader);
        return new Purpose(
                purpose.key(), String.valueOf(askedBy), purpose.module(), purpose.onTheSpot(), null, text, text);
    }

    private Words wordsOf(ConsentPurpose purpose, Locale locale) {
        var key = "consent." + purpose.key() + ".";
        return new Words(
                messages.getMessage(key + "name", null, locale),
                messages.getMessage(key + "what", null, locale),
                messages.getMessage(key + "whom", null, locale),
                messages.getMessage(key + "why", null, locale));
    }

    /** Every text of a purpose, the newest first. */
    public List<Text> texts(String key) {
        return jdbc.sql("select *, words::text as told from platform.consent_text"
                        + " where tenant_id = platform.current_tenant() and purpose = :key order by number desc")
                .param("key", key)
                .query((row, number) -> new Text(
                        row.getInt("number"),
                        row.getObject("effective_from", LocalDate.class),
                        row.getBoolean("asks_anew"),
                        row.getObject("months", Integer.class),
                        json.readValue(row.getString("told"), BY_LANGUAGE)))
                .list();
    }

    /** Stores what a module declares, so that a consent can point at it. Harmless when it is there already. */
    void keep(Purpose purpose, Text text) {
        add(purpose.key(), purpose.askedBy(), purpose.module());
        write(purpose.key(), text);
    }

    /** @return false where the key is taken */
    public boolean add(String key, String askedBy, @Nullable String module) {
        return jdbc.sql("""
            insert into platform.consent_purpose (key, asked_by, module, created_by, created_at)
            values (:key, :askedBy, :module, :by, :now) on conflict do nothing""")
                        .param("key", key)
                        .param("askedBy", askedBy)
                        .param("module", module)
                        .param("by", module == null ? me() : null, java.sql.Types.OTHER)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @return false where a text of this number is there already */
    public boolean write(String key, Text text) {
        return jdbc.sql("""
            insert into platform.consent_text
                (purpose, number, effective_from, asks_anew, months, words, written_by, written_at)
            values (:key, :number, :from, :anew, :months, cast(:words as jsonb), :by, :now)
            on conflict do nothing""")
                        .param("key", key)
                        .param("number", text.number())
                        .param("from", text.from())
                        .param("anew", text.asksAnew())
                        .param("months", text.months(), java.sql.Types.INTEGER)
                        .param("words", json.writeValueAsString(text.words()))
                        .param("by", me(), java.sql.Types.OTHER)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public void close(String key) {
        jdbc.sql("update platform.consent_purpose set closed_at = :now"
                        + " where tenant_id = platform.current_tenant() and key = :key and closed_at is null")
                .param("key", key)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The oldest words that a consent may be to and still hold; empty where nobody may be asked for this. */
    Optional<Integer> oldestThatHolds(String key) {
        for (var purpose : declared) {
            if (purpose.key().equals(key)) {
                var on = modules.named(purpose.module()).isEmpty()
                        || rights.get().isOn(purpose.module());
                return on ? Optional.of(purpose.number()) : Optional.empty();
            }
        }
        return jdbc.sql("""
            select max(t.number) filter (where t.asks_anew or t.number = 1) from platform.consent_purpose p
              join platform.consent_text t on t.tenant_id = p.tenant_id and t.purpose = p.key
             where p.tenant_id = platform.current_tenant() and p.key = :key and p.closed_at is null
               and p.module is null and t.effective_from <= :today
            having count(*) > 0""")
                .param("key", key)
                .param("today", today())
                .query(Integer.class)
                .optional();
    }

    /** Today in the tenant's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), tenants.current().zone());
    }

    private static @Nullable UUID me() {
        return TenantScope.require().actor().map(Actor::id).orElse(null);
    }
}
