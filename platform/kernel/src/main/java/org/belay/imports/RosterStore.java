// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.belay.people.PeopleRegister;
import org.belay.roster.KnownIds;
import org.belay.roster.RosterFile;
import org.belay.roster.RosterReport;
import org.belay.roster.RosterRow;
import org.belay.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what rosters say. Storing rows that are stored already changes nothing, so any part of an import may be done
 * again.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
@PreAuthorize("hasAuthority('roster:import')")
public class RosterStore {

    private static final int PIECE = 5_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PeopleRegister people;
    private final RosterPeople users;
    private final RosterRoles roles;

    RosterStore(JdbcClient jdbc, JsonMapper json, PeopleRegister people, RosterPeople users, RosterRoles roles) {
        this.jdbc = jdbc;
        this.json = json;
        this.people = people;
        this.users = users;
        this.roles = roles;
    }

    /** The source with this name, which becomes known if it was not. */
    public RosterSource source(String name) {
        jdbc.sql("insert into platform.roster_source (id, name) values (:id, :name) on conflict do nothing")
                .param("id", Ids.next())
                .param("name", name)
                .update();
        return new RosterSource(
                jdbc.sql("select id from platform.roster_source where tenant_id = platform.current_tenant() and name ="
                                + " :name")
                        .param("name", name)
                        .query(UUID.class)
                        .single());
    }

    /** What is known of a source's ids and of people, for checking a bundle; it does not change afterwards. */
    public KnownIds known(String sourceName) {
        return KnownRoster.load(jdbc, people, sourceName);
    }

    /** Stores rows of one file. */
    public void store(RosterSource source, RosterImportId id, List<RosterRow> rows) {
        var file = rows.getFirst().origin().file();
        if (file == RosterFile.USERS) {
            users.store(
                    source,
                    id,
                    rows.stream().map(RosterRow.RosterUser.class::cast).toList());
            return;
        }
        upsert(
                source,
                id,
                file,
                json.writeValueAsString(rows.stream().map(StoredTable::row).toList()));
        if (file == RosterFile.ROLES) {
            roles.give(
                    source,
                    id,
                    rows.stream().map(RosterRow.RosterRole.class::cast).toList());
        }
    }

    private void upsert(RosterSource source, RosterImportId id, RosterFile file, String rows) {
        jdbc.sql(StoredTable.of(file).upsert())
                .param("source", source.id())
                .param("import", id.value())
                .param("rows", rows)
                .update();
    }

    /** Marks rows as no longer in the roster. With a user go the roles and enrollments; the person has left. */
    public void end(RosterSource source, RosterImportId id, RosterFile file, List<String> sourcedIds) {
        end(source, id, StoredTable.of(file), "sourced_id", sourcedIds);
        if (file == RosterFile.USERS) {
            end(source, id, StoredTable.ROLE, "user_id", sourcedIds);
            end(source, id, StoredTable.ENROLLMENT, "user_id", sourcedIds);
            users.left(source, id, sourcedIds);
        }
    }

    private void end(RosterSource source, RosterImportId id, StoredTable table, String column, List<String> ids) {
        jdbc.sql("update " + table.sqlName() + " set ended_in = :import where tenant_id = platform.current_tenant()"
                        + " and source_id = :source and ended_in is null and " + column + " in (select unnest(:ids))")
                .param("import", id.value())
                .param("source", source.id())
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    /** Ends every row of the source that the bundle does not name. For bulk files, which tell all there is. */
    public void endOthers(RosterSource source, RosterImportId id, RosterFile file, Predicate<String> named) {
        List<String> missing = jdbc
                .sql("select sourced_id from " + StoredTable.of(file).sqlName()
                        + " where tenant_id = platform.current_tenant() and source_id = :source and ended_in is null")
                .param("source", source.id())
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .filter(named.negate())
                .toList();
        for (int from = 0; from < missing.size(); from += PIECE) {
            end(source, id, file, missing.subList(from, Math.min(missing.size(), from + PIECE)));
        }
    }

    /** What the import has done so far, counted from what is stored. */
    public RosterResult result(RosterSource source, RosterImportId id, RosterReport report) {
        var counts = new ArrayList<RosterResult.Count>();
        for (var file : report.files()) {
            counts.add(count(source, id, file));
        }
        return new RosterResult(counts, roles.leftOut(source));
    }

    private RosterResult.Count count(RosterSource source, RosterImportId id, RosterReport.FileCount file) {
        var table =
                StoredTable.of(RosterFile.named(file.file().replace(".csv", "")).orElseThrow());
        String added = table == StoredTable.PERSON_LINK ? "person_added_in" : "added_in";
        String recognized = table == StoredTable.PERSON_LINK
                ? "added_in = :import and person_added_in is distinct from :import"
                : "false";
        Map<String, @Nullable Object> row = jdbc.sql("""
            select count(*) filter (where %2$s = :import) as added,
                   count(*) filter (where changed_in = :import and added_in <> :import) as changed,
                   count(*) filter (where %3$s) as recognized,
                   count(*) filter (where ended_in = :import) as ended
              from %1$s where tenant_id = platform.current_tenant() and source_id = :source""".formatted(table.sqlName(), added, recognized))
                .param("import", id.value())
                .param("source", source.id())
                .query()
                .singleRow();
        int fresh = number(row, "added");
        int changed = number(row, "changed");
        int known = number(row, "recognized");
        int rest = file.ready() - file.deletions() - fresh - changed - known;
        return new RosterResult.Count(file.file(), fresh, changed, known, Math.max(0, rest), number(row, "ended"));
    }

    private static int number(Map<String, @Nullable Object> row, String column) {
        return row.get(column) instanceof Number number ? number.intValue() : 0;
    }
}
