// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.people.People.Stored;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the list of people, with their numbers in other systems, in one statement. */
@Component
class PeopleList {

    private static final String SELECT = """
            select p.id, p.given_name, p.family_name, p.preferred_name, p.zone, p.language, p.version, p.name_lower,
                   %s as pronouns, %s as email, %s (select json_object_agg(e.system, e.value) from platform.person_external_id e
                          where e.tenant_id = p.tenant_id and e.person_id = p.id)::text %s as external_ids
              from platform.person p
             where p.tenant_id = platform.current_tenant()
            """;
    private static final String HIDDEN = "case when not platform.hidden(p.id, '%s') then ";
    private static final String ALL = SELECT.formatted("p.pronouns", "p.email", "", "");
    private static final String SHOWN = SELECT.formatted(
                    HIDDEN.formatted("PRONOUNS") + "p.pronouns end",
                    HIDDEN.formatted("EMAIL") + "p.email end",
                    HIDDEN.formatted("NUMBERS"),
                    " end")
            + " and not platform.hidden(p.id, 'LISTING')";

    private final JdbcClient jdbc;
    private final DirectoryChoices choices;
    private final JsonMapper json;

    PeopleList(JdbcClient jdbc, DirectoryChoices choices, JsonMapper json) {
        this.jdbc = jdbc;
        this.choices = choices;
        this.json = json;
    }

    private record Row(Stored person, String nameLower) {}

    Page<Stored> page(@Nullable String search, Paging paging) {
        var after = paging.after(2).orElse(null);
        var sought = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
        var all = choices.seesHidden();
        var rows = jdbc.sql((all ? ALL : SHOWN)
                        + (sought.isEmpty()
                                ? ""
                                : " and (starts_with(p.name_lower, :sought) or strpos(p.name_lower, ' ' || :sought) > 0"
                                        + " or starts_with(p.email_lower, :sought)"
                                        + (all ? "" : " and not platform.hidden(p.id, 'EMAIL')") + ")")
                        + (after == null ? "" : " and (p.name_lower collate \"C\", p.id) > (:name, :id)")
                        + " order by p.name_lower collate \"C\", p.id limit :limit")
                .param("sought", sought)
                .param("name", after == null ? null : after.text(0))
                .param("id", after == null ? null : after.uuid(1))
                .param("limit", paging.fetch())
                .query((row, number) -> row(row))
                .list();
        return Page.of(
                        rows,
                        paging,
                        row -> Cursor.at(row.nameLower(), row.person().id()))
                .map(Row::person);
    }

    private Row row(ResultSet row) throws SQLException {
        var ids = row.getString("external_ids");
        var details = new PersonDetails(
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("preferred_name"),
                row.getString("pronouns"),
                row.getString("email"),
                row.getString("zone"),
                row.getString("language"),
                ids == null ? Map.of() : json.readValue(ids, new TypeReference<Map<String, String>>() {}));
        return new Row(
                new Stored(PersonId.of(row.getObject("id", UUID.class)), details, row.getLong("version")),
                row.getString("name_lower"));
    }
}
