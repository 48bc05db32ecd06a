// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.belay.access.AccessForMany;
import org.belay.people.PersonId;
import org.belay.roster.RosterRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives people the roles that go with their roles in the roster. Only students and teachers get one unless the
 * organization has a rule of its own: a file alone never makes an administrator.
 */
@Component
class RosterRoles {

    private static final Map<String, String> USUAL = Map.of("student", "learner", "teacher", "faculty");

    private final JdbcClient jdbc;
    private final AccessForMany access;
    private final Clock clock;

    RosterRoles(JdbcClient jdbc, AccessForMany access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    void give(RosterSource source, RosterImportId id, List<RosterRow.RosterRole> rows) {
        var rules = rules();
        var today = LocalDate.now(clock);
        var users = new HashMap<String, Set<String>>();
        for (var row : rows) {
            String key = rules.get(row.role());
            boolean over = row.end() != null && row.end().isBefore(today);
            if (key != null && !over) {
                users.computeIfAbsent(key, role -> new HashSet<>()).add(row.user());
            }
        }
        users.forEach((key, ids) -> access.assign(people(source, ids), key, "roster-import", id.value()));
    }

    private List<PersonId> people(RosterSource source, Set<String> users) {
        return jdbc.sql("""
                        select f.person_id from unnest(:users) wanted (id)
                         cross join lateral (select person_id from platform.roster_person_link
                                              where tenant_id = platform.current_tenant() and source_id = :source
                                                and sourced_id = wanted.id and ended_in is null limit 1) f""")
                .param("source", source.id())
                .param("users", users.toArray(String[]::new))
                .query((row, number) -> PersonId.of(row.getObject(1, UUID.class)))
                .list();
    }

    private Map<String, String> rules() {
        var rules = new HashMap<>(USUAL);
        jdbc.sql("select roster_role, role_key from platform.roster_role_rule"
                        + " where tenant_id = platform.current_tenant()")
                .query((ResultSet row) -> {
                    if (row.getString(2) == null) {
                        rules.remove(row.getString(1));
                    } else {
                        rules.put(row.getString(1), row.getString(2));
                    }
                });
        return rules;
    }

    /** Roles in the roster that none here goes with, and how many rows have them. */
    Map<String, Integer> leftOut(RosterSource source) {
        var left = new TreeMap<String, Integer>();
        jdbc.sql("""
                        select role, count(*) from platform.roster_role
                         where tenant_id = platform.current_tenant() and source_id = :source and ended_in is null
                         group by role""").param("source", source.id()).query((ResultSet row) -> {
            left.put(row.getString(1), row.getInt(2));
        });
        var rules = rules();
        var here = new HashSet<>(jdbc.sql("select key from platform.role where tenant_id = platform.current_tenant()")
                .query(String.class)
                .list());
        left.keySet().removeIf(role -> here.contains(rules.getOrDefault(role, "")));
        return left;
    }
}
