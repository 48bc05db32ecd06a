// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.people.DirectoryChoices;
import org.belay.people.DirectoryChoices.Field;
import org.belay.web.ListPage;
import org.belay.web.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds people by the beginning of a name or e-mail, by role and by whether they can sign in. The comparisons are those
 * that reach an index under row-level security.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAuthority('people:read')")
class PeopleDirectory {

    static final int PAGE = 25;

    private static final int ROWS_AT_A_TIME = 500;
    private static final String AFTER_ALL = "\uDBFF\uDFFF";
    private static final String FROM = """
             from platform.person p
             left join platform.account a on a.tenant_id = p.tenant_id and a.person_id = p.id
             left join platform.actor c on c.tenant_id = p.tenant_id and c.id = p.id
            where p.tenant_id = platform.current_tenant()""";
    private static final String PERSON = """
            select p.id, p.family_name || ', ' || coalesce(p.preferred_name, p.given_name) as name, %s, %s,
                   a.person_id is not null as has_account, a.password_hash is not null as has_password,
                   coalesce(c.active, true) as active, a.last_sign_in_at""";
    private static final String ROLES = """
                 , array(select distinct r.name from platform.role_assignment g
                           join platform.role r on r.tenant_id = g.tenant_id and r.id = g.role_id
                          where g.tenant_id = p.tenant_id and g.actor_id = p.id order by r.name) as roles""";
    private static final String PAGE_WITH_ROLES = """
            with page as materialized (%s, row_number() over (order by %s) as place%s order by place limit :limit offset :offset),
                 held as (select g.actor_id, array_agg(distinct r.name order by r.name) as roles
                            from platform.role_assignment g
                            join platform.role r on r.tenant_id = g.tenant_id and r.id = g.role_id
                           where g.tenant_id = platform.current_tenant() and g.actor_id in (select id from page)
                           group by g.actor_id)
            select page.*, coalesce(held.roles, '{}') as roles from page left join held on held.actor_id = page.id
             order by place""";

    private static final String LISTED = " and not " + DirectoryChoices.hidden(Field.LISTING);

    private final JdbcClient jdbc;
    private final DirectoryChoices choices;

    PeopleDirectory(JdbcClient jdbc, DirectoryChoices choices) {
        this.jdbc = jdbc;
        this.choices = choices;
    }

    /** What the reader may see: somebody without the right to what is hidden reads nothing there. */
    private String person() {
        return choices.seesHidden()
                ? PERSON.formatted("p.pronouns", "p.email")
                : PERSON.formatted(unlessHidden("pronouns"), unlessHidden("email"));
    }

    private static String unlessHidden(String column) {
        return "case when not " + DirectoryChoices.hidden(Field.valueOf(column.toUpperCase(Locale.ROOT))) + " then p."
                + column + " end as " + column;
    }

    /** Those who fit, and all roles to choose from. */
    record Found(ListPage<PersonRow> people, Map<String, String> roles) {}

    Found show(PeopleSearch search) {
        return new Found(find(search), roles());
    }

    ListPage<PersonRow> find(PeopleSearch search) {
        var parameters = new HashMap<String, Object>();
        var where = FROM + conditions(search, parameters);
        var total = jdbc.sql("select count(*)" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        var asked = search.page();
        var number = ListPage.within(asked == null ? 1 : asked, PAGE, total);
        parameters.put("limit", PAGE);
        parameters.put("offset", (long) (number - 1) * PAGE);
        var rows = jdbc.sql(PAGE_WITH_ROLES.formatted(person(), search.order(), where))
                .params(parameters)
                .query(PeopleDirectory::row)
                .list();
        return new ListPage<>(rows, number, PAGE, total, search.sorted());
    }

    private record Place(PersonRow person, String nameLower) {}

    /** People who fit, in the order of their names. */
    Page<PersonRow> page(PeopleSearch search, Paging paging) {
        var parameters = new HashMap<String, Object>();
        var where = FROM + conditions(search, parameters);
        var after = paging.after(2).orElse(null);
        if (after != null) {
            where += " and (p.name_lower collate \"C\", p.id) > (:afterName, :afterId)";
            parameters.put("afterName", after.text(0));
            parameters.put("afterId", after.uuid(1));
        }
        parameters.put("limit", paging.fetch());
        var rows = jdbc.sql(person() + ROLES + ", p.name_lower" + where
                        + " order by p.name_lower collate \"C\", p.id limit :limit")
                .params(parameters)
                .query((row, number) -> new Place(row(row, number), row.getString("name_lower")))
                .list();
        return Page.of(
                        rows,
                        paging,
                        place -> Cursor.at(place.nameLower(), place.person().id()))
                .map(Place::person);
    }

    /** Hands over everybody who fits, one by one. */
    void each(PeopleSearch search, Consumer<PersonRow> reader) {
        var parameters = new HashMap<String, Object>();
        jdbc.sql(person() + ROLES + FROM + conditions(search, parameters) + " order by " + search.order())
                .params(parameters)
                .withFetchSize(ROWS_AT_A_TIME)
                .query(result -> {
                    reader.accept(row(result, 0));
                });
    }

    /** Role key → name, for filters and forms. */
    Map<String, String> roles() {
        var names = new LinkedHashMap<String, String>();
        jdbc.sql("select key, name from platform.role where tenant_id = platform.current_tenant() order by name")
                .query((row, number) -> names.put(row.getString(1), row.getString(2)))
                .list();
        return names;
    }

    private String conditions(PeopleSearch search, Map<String, Object> parameters) {
        var all = choices.seesHidden();
        var sql = new StringBuilder(all ? "" : LISTED);
        var q = search.q() == null ? "" : search.q().toLowerCase(Locale.ROOT).replace(", ", " ");
        if (!q.isEmpty()) {
            sql.append("""
                     and (p.name_lower collate "C" between :q and :end or p.called_lower collate "C" between :q and :end
                          or p.email_lower collate "C" between :q and :end%s)""".formatted(all ? "" : " and not " + DirectoryChoices.hidden(Field.EMAIL)));
            parameters.put("q", q);
            parameters.put("end", q + AFTER_ALL);
        }
        if (search.role() != null && !search.role().isEmpty()) {
            sql.append("""
                     and exists (select from platform.role_assignment g
                                   join platform.role r on r.tenant_id = g.tenant_id and r.id = g.role_id
                                  where g.tenant_id = p.tenant_id and g.actor_id = p.id and r.key = :role)""");
            parameters.put("role", search.role());
        }
        var state = search.accountState();
        if (state != null) {
            sql.append(" and ").append(state.condition());
        }
        return sql.toString();
    }

    static AccountState state(boolean hasAccount, boolean hasPassword, boolean active) {
        if (!active) {
            return AccountState.DISABLED;
        }
        if (!hasAccount) {
            return AccountState.NONE;
        }
        return hasPassword ? AccountState.ACTIVE : AccountState.INVITED;
    }

    private static PersonRow row(ResultSet row, int number) throws SQLException {
        var seen = row.getObject("last_sign_in_at", OffsetDateTime.class);
        return new PersonRow(
                row.getString("id"),
                row.getString("name"),
                row.getString("pronouns"),
                row.getString("email"),
                List.copyOf(Arrays.asList((String[]) row.getArray("roles").getArray())),
                state(row.getBoolean("has_account"), row.getBoolean("has_password"), row.getBoolean("active")),
                Places.here(seen == null ? null : seen.toInstant()));
    }
}
