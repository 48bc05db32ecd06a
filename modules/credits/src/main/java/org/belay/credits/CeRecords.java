// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.belay.people.PersonId;
import org.belay.tenancy.Actor;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the record of the person who asks: credentials and entries, in two queries. Nobody reads another's here. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAuthority('credits:log')")
public class CeRecords {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TenantDirectory tenants;
    private final Clock clock;

    CeRecords(JdbcClient jdbc, JsonMapper json, TenantDirectory tenants, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** @throws RuleViolation for who is not a person */
    @PreAuthorize("hasAnyAuthority('credits:transcript', 'credits:log')")
    public CeRecord mine() {
        var person = me();
        return new CeRecord(person, today(), credentials(person), entries(person));
    }

    /** The person who acts. */
    public static PersonId me() {
        return TenantScope.require()
                .actor()
                .filter(actor -> actor.kind() == Actor.Kind.PERSON)
                .map(actor -> actor.id())
                .map(PersonId::of)
                .orElseThrow(() -> new RuleViolation("credits.people-only"));
    }

    /** The present day where the organization is. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), tenants.current().zone());
    }

    private List<CeRecord.Held> credentials(PersonId person) {
        return jdbc.sql("""
            select id, code, cycle_start, cycle_end, estimated, passed_on, version from credits.credential
             where tenant_id = platform.current_tenant() and person_id = :person order by cycle_end, code""")
                .param("person", person.value())
                .query((row, number) -> new CeRecord.Held(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        new Cycle(
                                row.getObject("cycle_start", LocalDate.class),
                                row.getObject("cycle_end", LocalDate.class),
                                row.getBoolean("estimated")),
                        row.getObject("passed_on", LocalDate.class),
                        row.getLong("version")))
                .list();
    }

    private List<CeRecord.Logged> entries(PersonId person) {
        return jdbc.sql("""
            select id, title, provider, provider_kind, activity_date, minutes, printed, delivery, domains, type,
                   counts_for, topics, approvals, placed, state, certificate, logged_at, version, origin, origin_signed_at
              from credits.entry
             where tenant_id = platform.current_tenant() and person_id = :person and removed_at is null
             order by activity_date desc, id desc""")
                .param("person", person.value())
                .query((row, number) -> new CeRecord.Logged(
                        entry(row),
                        row.getObject("logged_at", OffsetDateTime.class).toInstant(),
                        row.getObject("certificate", UUID.class),
                        row.getLong("version"),
                        origin(row)))
                .list();
    }

    private static CeRecord.@Nullable Origin origin(ResultSet row) throws SQLException {
        var organization = row.getString("origin");
        return organization == null
                ? null
                : new CeRecord.Origin(
                        organization,
                        row.getObject("origin_signed_at", OffsetDateTime.class).toInstant());
    }

    private LoggedEntry entry(ResultSet row) throws SQLException {
        var minutes = row.getObject("minutes", Integer.class);
        return new LoggedEntry(
                new EntryId(row.getObject("id", UUID.class)),
                row.getString("title"),
                row.getString("provider"),
                row.getString("provider_kind"),
                row.getObject("activity_date", LocalDate.class),
                minutes == null ? null : new Minutes(minutes),
                printed(row.getString("printed")),
                LoggedEntry.Delivery.valueOf(row.getString("delivery")),
                new TreeMap<>(json.readValue(row.getString("domains"), new TypeReference<Map<String, Integer>>() {})),
                row.getString("type"),
                row.getObject("certificate") != null,
                LoggedEntry.State.valueOf(row.getString("state")),
                texts(row, "counts_for"),
                texts(row, "topics"),
                texts(row, "approvals"),
                json.readValue(row.getString("placed"), new TypeReference<Map<String, String>>() {}));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }

    private Map<String, Credits> printed(String text) {
        return json.readValue(text, new TypeReference<Map<String, BigDecimal>>() {}).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, amount -> new Credits(amount.getValue())));
    }
}
