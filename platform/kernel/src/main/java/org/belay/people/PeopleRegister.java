// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds, adds and changes many people with a few statements, for work that brings people from elsewhere. One audit
 * entry tells of all people of a call, by id, and where they come from. Searches go from what is wanted to the index
 * ({@code lateral}): while tables grow, the planner knows too little of them to find that way by itself.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
@PreAuthorize("hasAuthority('people:manage')")
public class PeopleRegister {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PeopleRegister(JdbcClient jdbc, JsonMapper json, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Where people come from, as the audit log tells it: a kind of thing, and which. */
    public record Origin(String kind, UUID id) {}

    /** Everybody who has an e-mail, by the e-mail in lower case. */
    public Map<String, PersonId> byEmail() {
        return index(jdbc.sql("select email_lower, id from platform.person"
                + " where tenant_id = platform.current_tenant() and email_lower is not null"));
    }

    /** Those with one of these e-mails, by the e-mail in lower case. */
    public Map<String, PersonId> byEmail(Collection<String> emails) {
        return index(jdbc.sql("""
                        select f.* from unnest(:emails) wanted (email)
                         cross join lateral (select email_lower, id from platform.person
                                              where tenant_id = platform.current_tenant() and email_lower = wanted.email
                                              limit 1) f""")
                .param(
                        "emails",
                        emails.stream()
                                .map(email -> email.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new)));
    }

    /** Everybody who has a number in the other system, by that number. */
    public Map<String, PersonId> byExternalId(String system) {
        return index(jdbc.sql("select value, person_id from platform.person_external_id"
                        + " where tenant_id = platform.current_tenant() and system = :system")
                .param("system", system));
    }

    /** Those with one of these numbers in the other system, by the number. */
    public Map<String, PersonId> byExternalId(String system, Collection<String> values) {
        return index(jdbc.sql("""
                        select f.* from unnest(:values) wanted (value)
                         cross join lateral (select value, person_id from platform.person_external_id
                                              where tenant_id = platform.current_tenant() and system = :system
                                                and value = wanted.value limit 1) f""").param("system", system).param("values", values.toArray(String[]::new)));
    }

    /** Everybody, by number in the other system and by e-mail. */
    public KnownPeople everybody(String system) {
        return new KnownPeople(byExternalId(system), byEmail());
    }

    /** Those with one of these numbers in the other system, or one of these e-mails. */
    public KnownPeople known(String system, Collection<String> numbers, Collection<String> emails) {
        return new KnownPeople(byExternalId(system, numbers), byEmail(emails));
    }

    private static Map<String, PersonId> index(JdbcClient.StatementSpec query) {
        var people = new HashMap<String, PersonId>();
        query.query((ResultSet row) -> {
            people.put(row.getString(1), PersonId.of(row.getObject(2, UUID.class)));
        });
        return people;
    }

    /** What is known of these people. Unknown ids are absent. */
    public Map<PersonId, PersonDetails> details(Collection<PersonId> ids) {
        var wanted = ids.stream().map(PersonId::value).toArray(UUID[]::new);
        var numbers = new HashMap<UUID, Map<String, String>>();
        jdbc.sql("""
                        select f.* from unnest(:ids) wanted (id)
                         cross join lateral (select person_id, system, value from platform.person_external_id
                                              where tenant_id = platform.current_tenant() and person_id = wanted.id
                                             offset 0) f""").param("ids", wanted).query((ResultSet row) -> {
            numbers.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                    .put(row.getString(2), row.getString(3));
        });
        var found = new HashMap<PersonId, PersonDetails>();
        jdbc.sql("""
                        select f.* from unnest(:ids) wanted (id)
                         cross join lateral (select * from platform.person
                                              where tenant_id = platform.current_tenant() and id = wanted.id limit 1) f""").param("ids", wanted).query((ResultSet row) -> {
            var id = row.getObject("id", UUID.class);
            found.put(PersonId.of(id), details(row, numbers.getOrDefault(id, Map.of())));
        });
        return found;
    }

    private static PersonDetails details(ResultSet row, Map<String, String> numbers) throws SQLException {
        return new PersonDetails(
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("preferred_name"),
                row.getString("pronouns"),
                row.getString("email"),
                row.getString("zone"),
                row.getString("language"),
                numbers);
    }

    /** Adds people; fails as a whole when an e-mail or a number of one of them belongs to somebody. */
    public void add(Map<PersonId, PersonDetails> people, Origin origin) {
        if (people.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into platform.person (id, given_name, family_name, preferred_name, pronouns, email, email_lower,
                                                     name_lower, zone, language, created_at, version)
                        select id, given_name, family_name, preferred_name, pronouns, email, email_lower, name_lower, zone,
                               language, :now, 0
                          from json_populate_recordset(null::platform.person, cast(:rows as json))""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("rows", rows(people))
                .update();
        storeNumbers(people);
        record("people.added", people, origin);
        var tenant = TenantScope.require().tenant();
        people.keySet().forEach(id -> events.publishEvent(new PersonAdded(tenant, id)));
    }

    /** Changes people, whatever version of them was read; fails as {@link #add}. */
    public void change(Map<PersonId, PersonDetails> people, Origin origin) {
        if (people.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update platform.person p
                           set given_name = r.given_name, family_name = r.family_name, preferred_name = r.preferred_name,
                               pronouns = r.pronouns, email = r.email, email_lower = r.email_lower,
                               name_lower = r.name_lower, zone = r.zone, language = r.language, version = p.version + 1
                          from json_populate_recordset(null::platform.person, cast(:rows as json)) r
                         where p.tenant_id = platform.current_tenant() and p.id = r.id""").param("rows", rows(people)).update();
        storeNumbers(people);
        record("people.changed", people, origin);
        var tenant = TenantScope.require().tenant();
        people.keySet().forEach(id -> events.publishEvent(new PersonChanged(tenant, id)));
    }

    private void storeNumbers(Map<PersonId, PersonDetails> people) {
        var numbers = new ArrayList<Map<String, String>>();
        people.forEach((id, details) -> details.externalIds()
                .forEach((system, value) ->
                        numbers.add(Map.of("person_id", id.toString(), "system", system, "value", value))));
        jdbc.sql("""
                        insert into platform.person_external_id (person_id, system, value)
                        select person_id, system, value
                          from json_populate_recordset(null::platform.person_external_id, cast(:rows as json))
                        on conflict (tenant_id, person_id, system) do update set value = excluded.value""").param("rows", json.writeValueAsString(numbers)).update();
    }

    private String rows(Map<PersonId, PersonDetails> people) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        people.forEach((id, details) -> {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("id", id.toString());
            row.put("given_name", details.givenName());
            row.put("family_name", details.familyName());
            row.put("preferred_name", details.preferredName());
            row.put("pronouns", details.pronouns());
            row.put("email", details.email());
            row.put(
                    "email_lower",
                    details.email() == null ? null : details.email().toLowerCase(Locale.ROOT));
            row.put("name_lower", Person.nameLower(details));
            row.put("zone", details.zone());
            row.put("language", details.language());
            rows.add(row);
        });
        return json.writeValueAsString(rows);
    }

    private void record(String action, Map<PersonId, PersonDetails> people, Origin origin) {
        List<String> ids = people.keySet().stream().map(PersonId::toString).toList();
        audit.record(action, origin.kind(), origin.id(), Map.of("people", ids));
    }
}
