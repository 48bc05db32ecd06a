// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.belay.access.Leaving;
import org.belay.access.Leaving.Origin;
import org.belay.people.PeopleRegister;
import org.belay.people.PersonDetails;
import org.belay.people.PersonId;
import org.belay.roster.RosterRow.RosterUser;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes people of a roster's users: the one linked before, the one with the same number, the one with the same e-mail, or somebody new. */
@Component
class RosterPeople {

    /** The system whose numbers a user's {@code identifier} is one of. */
    static final String NUMBERS = "sis";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PeopleRegister people;
    private final Leaving leaving;

    RosterPeople(JdbcClient jdbc, JsonMapper json, PeopleRegister people, Leaving leaving) {
        this.jdbc = jdbc;
        this.json = json;
        this.people = people;
        this.leaving = leaving;
    }

    void store(RosterSource source, RosterImportId id, List<RosterUser> users) {
        var found = find(source, users);
        var before = people.details(new HashSet<>(found.values()));
        var added = new LinkedHashMap<PersonId, PersonDetails>();
        var changed = new LinkedHashMap<PersonId, PersonDetails>();
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var user : users) {
            var person = found.get(user.origin().sourcedId());
            var known = person == null ? null : before.get(person);
            var details = details(user, known);
            if (person == null) {
                person = PersonId.next();
                added.put(person, details);
            } else if (!details.equals(known)) {
                changed.put(person, details);
            }
            var row = StoredTable.PERSON_LINK.row(
                    user.origin().sourcedId(),
                    person.toString(),
                    user.username(),
                    user.enabled(),
                    user.primaryOrg(),
                    user.grades());
            row.put("person_added_in", added.containsKey(person) ? id.toString() : null);
            rows.add(row);
        }
        var origin = new PeopleRegister.Origin("roster-import", id.value());
        people.add(added, origin);
        people.change(changed, origin);
        link(source, id, rows);
        markChanged(source, id, changed.keySet());
        leaving.allBack(found.values(), Origin.ROSTER);
    }

    /** Who is in no roster any more has left. */
    void left(RosterSource source, RosterImportId id, List<String> users) {
        var gone = jdbc.sql("""
            select distinct l.person_id from platform.roster_person_link l
             where l.tenant_id = platform.current_tenant() and l.source_id = :source and l.ended_in = :import
               and l.sourced_id in (select unnest(:users))
               and not exists (select from platform.roster_person_link o
                                where o.tenant_id = l.tenant_id and o.person_id = l.person_id
                                  and o.ended_in is null)""")
                .param("source", source.id())
                .param("import", id.value())
                .param("users", users.toArray(String[]::new))
                .query((row, number) -> PersonId.of(row.getObject(1, UUID.class)))
                .list();
        leaving.allLeft(gone, Origin.ROSTER, "roster-import", id.value());
    }

    private void link(RosterSource source, RosterImportId id, List<Map<String, @Nullable Object>> rows) {
        jdbc.sql(StoredTable.PERSON_LINK.upsert())
                .param("source", source.id())
                .param("import", id.value())
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private void markChanged(RosterSource source, RosterImportId id, Set<PersonId> people) {
        if (!people.isEmpty()) {
            jdbc.sql("""
                update platform.roster_person_link set changed_in = :import
                 where tenant_id = platform.current_tenant() and source_id = :source and ended_in is null
                   and person_id in (select unnest(:people))""")
                    .param("import", id.value())
                    .param("source", source.id())
                    .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                    .update();
        }
    }

    /** The person of each user who is one already, by the user's id. */
    private Map<String, PersonId> find(RosterSource source, List<RosterUser> users) {
        var linked = new HashMap<String, PersonId>();
        jdbc.sql("""
            select f.* from unnest(:ids) wanted (id)
             cross join lateral (select sourced_id, person_id from platform.roster_person_link
                                  where tenant_id = platform.current_tenant() and source_id = :source
                                    and sourced_id = wanted.id limit 1) f""")
                .param("source", source.id())
                .param(
                        "ids",
                        users.stream().map(user -> user.origin().sourcedId()).toArray(String[]::new))
                .query((ResultSet row) -> {
                    linked.put(row.getString(1), PersonId.of(row.getObject(2, UUID.class)));
                });
        var numbers = people.byExternalId(
                NUMBERS,
                users.stream()
                        .map(RosterUser::identifier)
                        .filter(number -> !number.isEmpty())
                        .toList());
        var emails = people.byEmail(users.stream()
                .map(RosterUser::email)
                .filter(email -> !email.isEmpty())
                .toList());
        for (var user : users) {
            var person = numbers.getOrDefault(
                    user.identifier(), emails.get(user.email().toLowerCase(Locale.ROOT)));
            if (person != null) {
                linked.putIfAbsent(user.origin().sourcedId(), person);
            }
        }
        return linked;
    }

    /**
     * What is known of a person once the roster has spoken. What people choose themselves (preferred name, pronouns,
     * zone, language) the roster only fills in where nothing is; and it takes no e-mail away.
     */
    static PersonDetails details(RosterUser user, @Nullable PersonDetails known) {
        var numbers = new HashMap<>(known == null ? Map.of() : known.externalIds());
        if (!user.identifier().isEmpty()) {
            numbers.put(NUMBERS, user.identifier());
        }
        return new PersonDetails(
                user.givenName(),
                user.familyName(),
                known != null && known.preferredName() != null ? known.preferredName() : user.preferredGivenName(),
                known != null && known.pronouns() != null ? known.pronouns() : user.pronouns(),
                known != null && user.email().isEmpty() ? known.email() : user.email(),
                known == null ? null : known.zone(),
                known == null ? null : known.language(),
                numbers);
    }
}
