// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import java.sql.ResultSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.belay.people.PeopleRegister;
import org.belay.people.PersonId;
import org.belay.roster.KnownIds;
import org.belay.roster.RosterFile;
import org.belay.roster.RosterRow.RosterUser;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A source's ids and everybody's e-mails and numbers, held in memory while a bundle is checked. */
final class KnownRoster implements KnownIds {

    private final Map<RosterFile, Set<String>> ids = new EnumMap<>(RosterFile.class);
    private final Map<String, PersonId> linked = new HashMap<>();
    private final Map<PersonId, String> holders = new HashMap<>();
    private final Map<String, PersonId> emails;
    private final Map<String, PersonId> numbers;

    private KnownRoster(Map<String, PersonId> emails, Map<String, PersonId> numbers) {
        this.emails = emails;
        this.numbers = numbers;
    }

    static KnownRoster load(JdbcClient jdbc, PeopleRegister people, String source) {
        var known = new KnownRoster(people.byEmail(), people.byExternalId(RosterPeople.NUMBERS));
        for (var file : RosterFile.values()) {
            known.ids.put(
                    file,
                    new HashSet<>(jdbc.sql("select sourced_id from "
                                    + StoredTable.of(file).sqlName()
                                    + " where tenant_id = platform.current_tenant() and ended_in is null"
                                    + " and source_id = (select id from platform.roster_source"
                                    + " where tenant_id = platform.current_tenant() and name = :name)")
                            .param("name", source)
                            .query(String.class)
                            .list()));
        }
        jdbc.sql("""
                        select sourced_id, person_id, ended_in is null from platform.roster_person_link
                         where tenant_id = platform.current_tenant()
                           and source_id = (select id from platform.roster_source
                                             where tenant_id = platform.current_tenant() and name = :name)""").param("name", source).query((ResultSet row) -> {
            var person = PersonId.of(row.getObject(2, UUID.class));
            known.linked.put(row.getString(1), person);
            if (row.getBoolean(3)) {
                known.holders.put(person, row.getString(1));
            }
        });
        return known;
    }

    @Override
    public boolean knows(RosterFile file, String sourcedId) {
        return ids.getOrDefault(file, Set.of()).contains(sourcedId);
    }

    @Override
    public @Nullable Objection objection(RosterUser user) {
        var byNumber = numbers.get(user.identifier());
        var byEmail = emails.get(user.email().toLowerCase(Locale.ROOT));
        var person = linked.get(user.origin().sourcedId());
        if (person == null) {
            person = byNumber == null ? byEmail : byNumber;
        }
        if (byNumber != null && !byNumber.equals(person)) {
            return of("identifier", "imports.clash.identifier", user.identifier());
        }
        if (byEmail != null && !byEmail.equals(person)) {
            return of("email", "imports.clash.email", user.email());
        }
        var holder = person == null ? null : holders.get(person);
        if (holder != null && !holder.equals(user.origin().sourcedId())) {
            return of("", "imports.clash.linked", holder);
        }
        return faultOfDetails(user);
    }

    /** People here have rules of their own, as how long a name may be. */
    private static @Nullable Objection faultOfDetails(RosterUser user) {
        try {
            RosterPeople.details(user, null);
            return null;
        } catch (RuleViolation broken) {
            return of("", broken.messageKey(), broken.parameters());
        }
    }

    private static Objection of(String column, String key, Object... parameters) {
        return new Objection(column, key, List.of(parameters));
    }
}
