// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.audit.AuditLog;
import org.belay.audit.AuditedPeople;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds entries of the current tenant's log, newest first. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAuthority('audit:read')")
class AuditSearch {

    /** A longer list is counted no further; the dates narrow it. */
    static final int MOST = 10_000;

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final TenantDirectory tenants;
    private final ObjectProvider<AuditedPeople> people;

    AuditSearch(JdbcClient jdbc, AuditLog log, TenantDirectory tenants, ObjectProvider<AuditedPeople> people) {
        this.jdbc = jdbc;
        this.log = log;
        this.tenants = tenants;
        this.people = people;
    }

    /** How many entries there are, up to {@link #MOST}. */
    int count(AuditFilter filter) {
        var where = where(filter);
        return jdbc.sql("select count(*) from (select 1" + where.sql() + " limit " + MOST + ") listed")
                .params(where.parameters())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    List<StoredEntry> page(AuditFilter filter, int skip, int size) {
        return rows(where(filter), skip, size);
    }

    Page<StoredEntry> page(AuditFilter filter, Paging paging) {
        var where = where(filter);
        paging.after(2).ifPresent(place -> where.before(place.moment(0), place.uuid(1)));
        return Page.of(rows(where, 0, paging.fetch()), paging, entry -> Cursor.at(entry.at(), entry.id()));
    }

    StoredEntry get(UUID id) {
        var where = new Where();
        where.and("e.id = :id", "id", id);
        return rows(where, 0, 1).stream().findFirst().orElseThrow(NotFound::new);
    }

    /** Hands over all entries, batch by batch, and writes down that they were. */
    @Transactional
    void export(AuditFilter filter, Consumer<List<StoredEntry>> taker) {
        log.record("audit.exported", "audit", null, Map.of("filter", filter.address("")));
        StoredEntry last = null;
        List<StoredEntry> batch;
        do {
            var where = where(filter);
            if (last != null) {
                where.before(last.at(), last.id());
            }
            batch = rows(where, 0, BATCH);
            taker.accept(batch);
            last = batch.isEmpty() ? null : batch.getLast();
        } while (batch.size() == BATCH);
    }

    /** The actions that occur, found by leaping from one to the next along the index. */
    List<String> actions() {
        return jdbc.sql("""
                        with recursive known as (
                            (select action from platform.audit_entry
                              where tenant_id = platform.current_tenant() order by action limit 1)
                            union all
                            select (select e.action from platform.audit_entry e
                                     where e.tenant_id = platform.current_tenant() and e.action > k.action
                                     order by e.action limit 1)
                              from known k where k.action is not null)
                        select action from known where action is not null""").query((row, number) -> row.getString("action")).list();
    }

    /** The names of the people in these entries. */
    Map<UUID, String> names(List<StoredEntry> entries) {
        var known = people.getIfAvailable();
        if (known == null) {
            return Map.of();
        }
        var ids = new ArrayList<UUID>();
        for (var entry : entries) {
            if (entry.subject() != null && entry.isAboutAPerson()) {
                ids.add(entry.subject());
            }
        }
        return known.namesOf(ids);
    }

    private List<StoredEntry> rows(Where where, int skip, int size) {
        return jdbc.sql("with page as materialized (select e.*" + where.sql() + """
                         order by e.at desc, e.id desc limit :size offset :skip)
                        select %s from page e
                          left join platform.audit_detail d on d.tenant_id = e.tenant_id and d.entry_id = e.id
                          left join platform.audit_seal s on s.tenant_id = e.tenant_id and s.entry_id = e.id
                         order by e.at desc, e.id desc""".formatted(StoredEntry.COLUMNS))
                .params(where.parameters())
                .param("size", size)
                .param("skip", skip)
                .query(StoredEntry::of)
                .list();
    }

    private Where where(AuditFilter filter) {
        var where = new Where();
        var zone = tenants.current().zone();
        if (filter.person() != null) {
            where.and("(e.actor_id = any(:people) or e.subject_id = any(:people))", "people", meant(filter.person()));
        }
        if (filter.action() != null) {
            where.and("e.action = :action", "action", filter.action());
        }
        if (filter.from() != null) {
            where.and("e.at >= :from", "from", filter.from().atStartOfDay(zone).toOffsetDateTime());
        }
        if (filter.to() != null) {
            where.and(
                    "e.at < :to",
                    "to",
                    filter.to().plusDays(1).atStartOfDay(zone).toOffsetDateTime());
        }
        if (filter.words() != null) {
            where.and("""
                    exists (select from platform.audit_detail t where t.tenant_id = e.tenant_id and t.entry_id = e.id
                               and position(lower(:words) in lower(t.actor_name || ' ' || t.details)) > 0)""", "words", filter.words());
        }
        return where;
    }

    private UUID[] meant(String person) {
        try {
            return new UUID[] {UUID.fromString(person)};
        } catch (IllegalArgumentException e) {
            var known = people.getIfAvailable();
            return known == null ? new UUID[0] : known.named(person).toArray(UUID[]::new);
        }
    }

    /** Conditions with their values. */
    private static final class Where {

        private final StringBuilder sql =
                new StringBuilder(" from platform.audit_entry e where e.tenant_id = platform.current_tenant()");
        private final Map<String, @Nullable Object> parameters = new HashMap<>();

        void and(String condition, String name, Object value) {
            sql.append(" and ").append(condition);
            parameters.put(name, value);
        }

        void before(Instant at, UUID id) {
            and("(e.at, e.id) < (:lastAt, :lastId)", "lastAt", at.atOffset(ZoneOffset.UTC));
            parameters.put("lastId", id);
        }

        String sql() {
            return sql.toString();
        }

        Map<String, @Nullable Object> parameters() {
            return parameters;
        }
    }
}
