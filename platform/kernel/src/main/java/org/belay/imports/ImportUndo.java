// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.belay.jobs.JobRun;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts back what an import changed: people first, since much goes with them, then the other tables, the one that was
 * written last before those that it refers to. What somebody has changed or used since stays and is named.
 */
@Service
@PreAuthorize("hasAuthority('imports:use')")
public class ImportUndo {

    private static final int BATCH = 500;
    private static final String PEOPLE = "platform.person";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ImportJournal journal;
    private final PeopleUndo people;
    private final TransactionTemplate own;
    private final TransactionTemplate outside;

    ImportUndo(
            JdbcClient jdbc,
            JsonMapper json,
            ImportJournal journal,
            PeopleUndo people,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.journal = journal;
        this.people = people;
        this.own = new TransactionTemplate(transactions);
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** The job was cancelled, or its node is going down. */
    public static final class Stopped extends RuntimeException {}

    /** A row that the import left in another state than it found it in. */
    private record Change(
            String key, @Nullable String before, @Nullable String after) {

        @Nullable
        String row() {
            return after == null ? before : after;
        }
    }

    /** Does everything that an undo does, and takes it back. */
    public Undone preview(UUID importId, JobRun run) {
        return Objects.requireNonNull(own.execute(status -> {
            status.setRollbackOnly();
            return all(importId, run, false);
        }));
    }

    /** Each batch is stored for itself and never done again, so that a run that was cut off is simply continued. */
    public Undone undo(UUID importId, JobRun run) {
        return all(importId, run, true);
    }

    private Undone all(UUID importId, JobRun run, boolean continues) {
        Map<String, Undone.Part> parts = continues ? begun(run) : new LinkedHashMap<>();
        long total = Objects.requireNonNull(own.execute(status -> journal.size(importId)));
        long done = 0;
        for (var relation : Objects.requireNonNull(own.execute(status -> relations(importId)))) {
            var batch = List.<Change>of();
            do {
                var last = batch.isEmpty() ? "" : batch.getLast().key();
                batch = Objects.requireNonNull(own.execute(status -> {
                    var changes = batch(importId, relation, last, parts);
                    if (continues) {
                        run.checkpoint(json.writeValueAsString(parts));
                    }
                    return changes;
                }));
                done += batch.size();
                goOn(run, done, total);
            } while (!batch.isEmpty());
        }
        return Objects.requireNonNull(own.execute(status -> new Undone(List.copyOf(parts.values()), keptBy(importId))));
    }

    private Map<String, Undone.Part> begun(JobRun run) {
        return run.checkpoint()
                .map(text -> json.readValue(text, new TypeReference<LinkedHashMap<String, Undone.Part>>() {}))
                .orElseGet(LinkedHashMap::new);
    }

    private void goOn(JobRun run, long done, long total) {
        outside.executeWithoutResult(status -> {
            run.progress(done, total);
            if (run.cancelled()) {
                throw new Stopped();
            }
        });
    }

    private List<String> relations(UUID importId) {
        return jdbc.sql("""
                        select relation from platform.import_change
                         where tenant_id = platform.current_tenant() and import_id = :import
                         group by relation order by (relation = :people) desc, min(place) desc""")
                .param("import", importId)
                .param("people", PEOPLE)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<Change> batch(UUID importId, String relation, String last, Map<String, Undone.Part> parts) {
        var changes = jdbc.sql("""
                        with page as (
                            select distinct key from (
                                select key from platform.import_change
                                 where tenant_id = platform.current_tenant() and import_id = :import
                                   and relation = :relation and key > :last
                                 order by key limit :limit) p)
                        select page.key, (array_agg(c.before order by c.place))[1]::text as before,
                               (array_agg(c.after order by c.place desc))[1]::text as after
                          from page cross join lateral (
                                select before, after, place from platform.import_change
                                 where tenant_id = platform.current_tenant() and import_id = :import
                                   and relation = :relation and key = page.key offset 0) c
                         group by page.key order by page.key""")
                .param("import", importId)
                .param("relation", relation)
                .param("last", last)
                .param("limit", BATCH)
                .query((row, number) -> new Change(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        if (changes.isEmpty()) {
            return changes;
        }
        var outcomes = putBack(importId, relation, changes);
        parts.merge(relation, Undone.Part.of(relation, outcomes.values()), Undone.Part::and);
        forget(importId, relation, changes);
        return changes;
    }

    private Map<String, String> putBack(UUID importId, String relation, List<Change> changes) {
        var outcomes = new HashMap<String, String>();
        var held = held(importId, relation, changes);
        var free =
                changes.stream().filter(change -> !held.contains(change.key())).toList();
        jdbc.sql("""
                        select c.key, platform.put_back(cast(:relation as regclass), c.key::jsonb, c.before::jsonb, c.after::jsonb)
                          from unnest(:keys, :befores, :afters) with ordinality c (key, before, after, place) order by place""")
                .param("relation", relation)
                .param("keys", free.stream().map(Change::key).toArray(String[]::new))
                .param("befores", free.stream().map(Change::before).toArray(String[]::new))
                .param("afters", free.stream().map(Change::after).toArray(String[]::new))
                .query((ResultSet row) -> {
                    outcomes.put(row.getString(1), row.getString(2));
                });
        held.forEach(key -> outcomes.put(key, relation.equals(PEOPLE) ? "USED" : "HELD"));
        keep(importId, relation, outcomes);
        if (relation.equals(PEOPLE)) {
            people.follow(importId, ids(outcomes, "REMOVED"), ids(outcomes, "RESTORED"), ids(outcomes, "USED"));
        }
        return outcomes;
    }

    /** Keys of rows that are not to be touched: people who are in use, and what belongs to people who stay. */
    private Set<String> held(UUID importId, String relation, List<Change> changes) {
        if (!relation.equals(PEOPLE)) {
            return ofKeptPeople(importId, relation, changes);
        }
        var made = new HashMap<UUID, String>();
        changes.stream()
                .filter(change -> change.before() == null && change.after() != null)
                .forEach(change -> made.put(id(change.key()), change.key()));
        var held = new HashSet<String>();
        people.inUse(importId, made.keySet()).forEach(person -> held.add(Objects.requireNonNull(made.get(person))));
        return held;
    }

    private Set<String> ofKeptPeople(UUID importId, String relation, List<Change> changes) {
        return new HashSet<>(jdbc.sql("""
                        select c.key from unnest(:keys, :rows) c (key, held)
                          join platform.import_kept k
                            on k.tenant_id = platform.current_tenant() and k.import_id = :import and k.relation = :people
                           and k.key::jsonb ->> 'id' in (c.held::jsonb ->> 'person_id', c.held::jsonb ->> 'actor_id',
                                                         case when :actors then c.held::jsonb ->> 'id' end)""")
                .param("keys", changes.stream().map(Change::key).toArray(String[]::new))
                .param("rows", changes.stream().map(Change::row).toArray(String[]::new))
                .param("import", importId)
                .param("people", PEOPLE)
                .param("actors", relation.equals("platform.actor"))
                .query(String.class)
                .list());
    }

    private List<UUID> ids(Map<String, String> outcomes, String wanted) {
        return outcomes.entrySet().stream()
                .filter(outcome -> outcome.getValue().equals(wanted))
                .map(outcome -> id(outcome.getKey()))
                .toList();
    }

    private UUID id(String key) {
        return UUID.fromString(json.readTree(key).get("id").asString());
    }

    private void keep(UUID importId, String relation, Map<String, String> outcomes) {
        var keys = new ArrayList<String>();
        var reasons = new ArrayList<String>();
        outcomes.forEach((key, outcome) -> {
            if (outcome.equals("CHANGED") || outcome.equals("USED")) {
                keys.add(key);
                reasons.add(outcome);
            }
        });
        if (!keys.isEmpty()) {
            jdbc.sql("""
                            insert into platform.import_kept (import_id, relation, key, reason)
                            select :import, :relation, k.key, k.reason from unnest(:keys, :reasons) k (key, reason)
                            on conflict do nothing""")
                    .param("import", importId)
                    .param("relation", relation)
                    .param("keys", keys.toArray(String[]::new))
                    .param("reasons", reasons.toArray(String[]::new))
                    .update();
        }
    }

    private void forget(UUID importId, String relation, List<Change> changes) {
        jdbc.sql("""
                        delete from platform.import_change
                         where tenant_id = platform.current_tenant() and import_id = :import and relation = :relation
                           and key = any(:keys)""")
                .param("import", importId)
                .param("relation", relation)
                .param("keys", changes.stream().map(Change::key).toArray(String[]::new))
                .update();
    }

    /** People who stayed, so that they can be named; of other rows the number is enough. */
    private List<Undone.Kept> keptBy(UUID importId) {
        return jdbc.sql("""
                        select key, reason from platform.import_kept
                         where tenant_id = platform.current_tenant() and import_id = :import and relation = :people
                         order by key limit 1000""")
                .param("import", importId)
                .param("people", PEOPLE)
                .query((row, number) -> new Undone.Kept(id(row.getString(1)), row.getString(2)))
                .list();
    }
}
