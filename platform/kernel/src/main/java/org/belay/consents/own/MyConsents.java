// SPDX-License-Identifier: Apache-2.0
package org.belay.consents.own;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.belay.consents.Consents;
import org.belay.consents.Purpose;
import org.belay.consents.Purposes;
import org.belay.consents.Words;
import org.belay.people.PersonId;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the person who acts is asked, agreed to and withdrew. */
@Service
@Transactional
class MyConsents {

    private final Consents consents;
    private final Purposes purposes;
    private final JdbcClient jdbc;

    MyConsents(Consents consents, Purposes purposes, JdbcClient jdbc) {
        this.consents = consents;
        this.purposes = purposes;
        this.jdbc = jdbc;
    }

    /**
     * A purpose and the person's answer.
     *
     * @param number of the words in force, to give back when agreeing
     * @param given the consent that holds; null where none does
     * @param outdated whether the person agreed to earlier words that do not hold any more
     */
    record Asked(
            String purpose,
            String askedBy,
            int number,
            Words words,
            @Nullable Integer months,
            @Nullable Given given,
            boolean outdated) {}

    /** One consent, in the words that were agreed to. */
    record Given(
            UUID id,
            String purpose,
            String name,
            int number,
            @Nullable String detail,
            Instant givenAt,
            @Nullable Instant expiresAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {}

    @Transactional(readOnly = true)
    List<Asked> asked(Locale reader) {
        var me = me();
        var inForce = new LinkedHashMap<String, Given>();
        history(reader).stream()
                .filter(given -> given.endedAt() == null)
                .forEach(given -> inForce.put(given.purpose(), given));
        var asked = new ArrayList<Asked>();
        for (var purpose : purposes.all(reader)) {
            if (purpose.open() && (!purpose.onTheSpot() || inForce.containsKey(purpose.key()))) {
                asked.add(asked(purpose, inForce, consents.holds(me, purpose.key()), reader));
            }
        }
        return List.copyOf(asked);
    }

    private static Asked asked(Purpose purpose, Map<String, Given> inForce, boolean holds, Locale reader) {
        var text = Objects.requireNonNull(purpose.text());
        var given = inForce.get(purpose.key());
        return new Asked(
                purpose.key(),
                purpose.askedBy(),
                text.number(),
                Words.best(text.words(), reader).getValue(),
                text.months(),
                holds ? given : null,
                !holds && given != null);
    }

    /** @throws NotFound where nobody asks for this */
    @Transactional(readOnly = true)
    Asked one(String purpose, Locale reader) {
        return asked(reader).stream()
                .filter(one -> one.purpose().equals(purpose))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Everything the person ever agreed to, the newest first. */
    @Transactional(readOnly = true)
    List<Given> history(Locale reader) {
        return jdbc.sql("""
            select c.*, coalesce(t.words -> :exact ->> 'name', t.words -> c.language ->> 'name', c.purpose) as name
              from platform.consent c
              join platform.consent_text t on t.tenant_id = c.tenant_id and t.purpose = c.purpose and t.number = c.number
             where c.tenant_id = platform.current_tenant() and c.person_id = :person
             order by c.given_at desc, c.id desc""")
                .param("exact", reader.toLanguageTag())
                .param("person", me().value())
                .query(MyConsents::given)
                .list();
    }

    void give(String purpose, int number, Locale reader) {
        consents.give(me(), purpose, number, reader, null);
    }

    void withdraw(String purpose) {
        consents.withdraw(me(), purpose);
    }

    private static PersonId me() {
        return TenantScope.require()
                .actor()
                .filter(actor -> actor.kind() == Actor.Kind.PERSON)
                .map(actor -> PersonId.of(Objects.requireNonNull(actor.id())))
                .orElseThrow(NotFound::new);
    }

    private static Given given(ResultSet row, int number) throws SQLException {
        return new Given(
                row.getObject("id", UUID.class),
                row.getString("purpose"),
                row.getString("name"),
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
