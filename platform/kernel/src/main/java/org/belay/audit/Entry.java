// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.belay.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An entry as the chain covers it. */
record Entry(
        UUID id,
        Instant at,
        String actorKind,
        @Nullable UUID actor,
        String action,
        String subjectKind,
        @Nullable UUID subject,
        Hash commitment) {

    /** The current tenant's entries with these ids; fetched by their key, whatever the planner believes of the tables. */
    static Map<UUID, Entry> with(JdbcClient jdbc, Collection<UUID> ids) {
        return jdbc.sql("""
                        select id, at, actor_kind, actor_id, action, subject_kind, subject_id, commitment
                          from platform.audit_entry where tenant_id = platform.current_tenant() and id = any(:ids)""").param("ids", ids.toArray(UUID[]::new)).query((row, number) -> of(row)).stream()
                .collect(Collectors.toMap(Entry::id, Function.identity()));
    }

    private static Entry of(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_kind"),
                row.getObject("actor_id", UUID.class),
                row.getString("action"),
                row.getString("subject_kind"),
                row.getObject("subject_id", UUID.class),
                Hash.of(row.getBytes("commitment")));
    }

    /** The hash that puts this entry into a tenant's chain, behind the one with the hash {@code previous}. */
    Hash chained(Hash previous, TenantId tenant, long number) {
        return Hash.over("belay audit entry 1")
                .hash(previous)
                .id(tenant.value())
                .number(number)
                .id(id)
                .number(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .text(actorKind)
                .id(actor)
                .text(action)
                .text(subjectKind)
                .id(subject)
                .hash(commitment)
                .end();
    }

    /**
     * What stands beside an entry and can be erased.
     *
     * @param salt hex digits, so that erased details cannot be guessed from the commitment
     */
    record Details(String actorName, String text, String salt) {

        /** What still stands beside these entries. */
        static Map<UUID, Details> of(JdbcClient jdbc, Collection<UUID> entries) {
            var found = new HashMap<UUID, Details>();
            jdbc.sql("""
                            select entry_id, actor_name, details, salt from platform.audit_detail
                             where tenant_id = platform.current_tenant() and entry_id = any(:entries)""").param("entries", entries.toArray(UUID[]::new)).query(row -> {
                found.put(
                        row.getObject("entry_id", UUID.class),
                        new Details(
                                row.getString("actor_name"),
                                row.getString("details"),
                                HexFormat.of().formatHex(row.getBytes("salt"))));
            });
            return found;
        }

        /** Stands for the details within the entry; made for one entry of one tenant alone. */
        Hash commitment(TenantId tenant, UUID entry) {
            return Hash.over("belay audit details 1")
                    .text(salt)
                    .id(tenant.value())
                    .id(entry)
                    .text(actorName)
                    .text(text)
                    .end();
        }
    }
}
