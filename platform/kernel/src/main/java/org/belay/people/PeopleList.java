// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.people.DirectoryChoices.Field;
import org.belay.people.People.Stored;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of people, with their numbers in other systems, in one statement. */
@Component
class PeopleList {

    private static final String ORDER = " order by p.name_lower collate \"C\", p.id";

    private static final String ALL = "p.pronouns, p.email, e.system, e.value";
    private static final String SHOWN = unless(Field.PRONOUNS) + "p.pronouns end as pronouns, "
            + unless(Field.EMAIL) + "p.email end as email, "
            + unless(Field.NUMBERS) + "e.system end as system, e.value";
    private static final String LISTED = " and not " + DirectoryChoices.hidden(Field.LISTING);

    private final JdbcClient jdbc;
    private final DirectoryChoices choices;

    PeopleList(JdbcClient jdbc, DirectoryChoices choices) {
        this.jdbc = jdbc;
        this.choices = choices;
    }

    private static String unless(Field field) {
        return "case when not " + DirectoryChoices.hidden(field) + " then ";
    }

    Page<Stored> page(@Nullable String search, Paging paging) {
        var after = paging.after(2).orElse(null);
        var sought = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
        var all = choices.seesHidden();
        var rows = jdbc.sql(
                        "with p as materialized (select * from platform.person p where tenant_id = platform.current_tenant()"
                                + (all ? "" : LISTED)
                                + (sought.isEmpty()
                                        ? ""
                                        : " and (starts_with(name_lower, :sought) or strpos(name_lower, ' ' || :sought) > 0"
                                                + " or starts_with(email_lower, :sought)"
                                                + (all ? "" : " and not " + DirectoryChoices.hidden(Field.EMAIL)) + ")")
                                + (after == null ? "" : " and (name_lower collate \"C\", id) > (:name, :id)")
                                + ORDER
                                + " limit :limit) select p.id, p.given_name, p.family_name, p.preferred_name, p.zone, p.language,"
                                + " p.version, p.name_lower, " + (all ? ALL : SHOWN)
                                + " from p left join platform.person_external_id e"
                                + " on e.tenant_id = p.tenant_id and e.person_id = p.id"
                                + ORDER)
                .param("sought", sought)
                .param("name", after == null ? null : after.text(0))
                .param("id", after == null ? null : after.uuid(1))
                .param("limit", paging.fetch())
                .query(PeopleList::rows);
        return Page.of(rows, paging, row -> Cursor.at(row.nameLower(), row.id()))
                .map(Row::person);
    }

    /** One person for each run of rows that differ in their outside numbers alone. */
    private static List<Row> rows(ResultSet row) throws SQLException {
        var rows = new ArrayList<Row>();
        while (row.next()) {
            var id = row.getObject("id", UUID.class);
            if (rows.isEmpty() || !rows.getLast().id().equals(id)) {
                rows.add(row(row, id));
            }
            var system = row.getString("system");
            if (system != null) {
                rows.getLast().externalIds().put(system, row.getString("value"));
            }
        }
        return rows;
    }

    private static Row row(ResultSet row, UUID id) throws SQLException {
        return new Row(
                id,
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("preferred_name"),
                row.getString("pronouns"),
                row.getString("email"),
                row.getString("zone"),
                row.getString("language"),
                new HashMap<>(),
                row.getLong("version"),
                row.getString("name_lower"));
    }

    private record Row(
            UUID id,
            String givenName,
            String familyName,
            @Nullable String preferredName,
            @Nullable String pronouns,
            @Nullable String email,
            @Nullable String zone,
            @Nullable String language,
            Map<String, String> externalIds,
            long version,
            String nameLower) {

        Stored person() {
            return new Stored(
                    PersonId.of(id),
                    new PersonDetails(
                            givenName, familyName, preferredName, pronouns, email, zone, language, externalIds),
                    version);
        }
    }
}
