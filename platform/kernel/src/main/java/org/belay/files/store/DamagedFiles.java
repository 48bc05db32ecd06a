// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.belay.files.FileId;
import org.belay.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files that the daily check found damaged and that are still there. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAuthority('files:review')")
class DamagedFiles {

    private static final String FAULTS = """
             from platform.file_fault d
             join platform.stored_file f on f.tenant_id = d.tenant_id and f.id = d.file_id
             where d.tenant_id = platform.current_tenant()""";

    private final JdbcClient jdbc;

    DamagedFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file whose bytes are gone, or are not those that were stored. */
    record Damaged(
            FileId id,
            FileCheck.Fault fault,
            String use,
            String name,
            long size,
            @Nullable PersonId storedBy,
            Instant storedAt,
            Instant foundAt) {}

    public long count() {
        return jdbc.sql("select count(*) " + FAULTS).query(Long.class).single();
    }

    /** In the order of their ids, behind one of them. */
    public List<Damaged> after(UUID last, int atMost) {
        return list(" and d.file_id > :last order by d.file_id limit :most", last, atMost, 0);
    }

    public List<Damaged> page(int offset, int atMost) {
        return list(
                " and d.file_id > :last order by d.file_id offset :offset limit :most", new UUID(0, 0), atMost, offset);
    }

    private List<Damaged> list(String part, UUID last, int atMost, int offset) {
        return jdbc.sql("select d.*, f.use, f.name, f.size, f.stored_by, f.stored_at " + FAULTS + part)
                .param("last", last)
                .param("most", atMost)
                .param("offset", offset)
                .query((row, number) -> {
                    var by = row.getObject("stored_by", UUID.class);
                    return new Damaged(
                            FileId.of(row.getObject("file_id", UUID.class)),
                            FileCheck.Fault.valueOf(row.getString("kind")),
                            row.getString("use"),
                            row.getString("name"),
                            row.getLong("size"),
                            by == null ? null : PersonId.of(by),
                            row.getObject("stored_at", OffsetDateTime.class).toInstant(),
                            row.getObject("found_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }
}
