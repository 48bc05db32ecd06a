// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is known of the files of the current tenant. */
@Component
class FileRows {

    private static final String OF_ONE = " where tenant_id = platform.current_tenant() and id = :id";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    FileRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void insert(StoredFile file, Inspection inspection) {
        jdbc.sql("""
                        insert into platform.stored_file
                               (id, use, name, media_type, size, sha256, stored_by, stored_at, coverage, findings)
                        values (:id, :use, :name, :mediaType, :size, :sha256, :by, :at, :coverage, cast(:findings as jsonb))""")
                .params(Map.of(
                        "id", file.id().value(),
                        "use", file.use(),
                        "name", file.name(),
                        "mediaType", file.mediaType(),
                        "size", file.size(),
                        "sha256", HexFormat.of().parseHex(file.sha256()),
                        "at", clock.instant().atOffset(ZoneOffset.UTC),
                        "coverage", inspection.coverage().name(),
                        "findings", json.writeValueAsString(inspection.findings())))
                .param("by", TenantScope.require().actor().map(Actor::id).orElse(null))
                .update();
    }

    void hold(StoredFile file) {
        jdbc.sql("""
                        insert into platform.file_hold
                               (file_id, use, name, media_type, size, sha256, coverage, findings, stored_by, held_at)
                        select id, use, name, media_type, size, sha256, coverage, findings, stored_by, stored_at
                          from platform.stored_file""" + OF_ONE).param("id", file.id().value()).update();
    }

    Optional<StoredFile> find(FileId id) {
        return jdbc.sql("select * from platform.stored_file" + OF_ONE)
                .param("id", id.value())
                .query((row, number) -> file(row))
                .optional();
    }

    private static StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                FileId.of(row.getObject("id", UUID.class)),
                row.getString("use"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBytes("sha256")));
    }

    Optional<FileStatus> status(FileId id) {
        return jdbc.sql("""
                        select coalesce(h.state, 'RELEASED') as state, coalesce(h.coverage, f.coverage) as coverage,
                               coalesce(h.findings, f.findings)::text as findings, h.decided_at
                          from (select * from platform.stored_file where tenant_id = platform.current_tenant() and id = :id) f
                          full join (select * from platform.file_hold where tenant_id = platform.current_tenant() and file_id = :id) h
                            on h.tenant_id = f.tenant_id and h.file_id = f.id
                         where f.id is not null or h.state = 'PURGED'""")
                .param("id", id.value())
                .query((row, number) -> status(row))
                .optional();
    }

    private FileStatus status(ResultSet row) throws SQLException {
        var state = row.getString("state");
        var decided = row.getObject("decided_at", OffsetDateTime.class);
        return new FileStatus(
                state.equals("RELEASED") ? FileStatus.State.READY : FileStatus.State.valueOf(state),
                new Inspection(
                        Inspection.Coverage.valueOf(row.getString("coverage")),
                        List.of(json.readValue(row.getString("findings"), Finding[].class))),
                decided == null ? null : decided.toInstant());
    }

    /** Ends the wait for a review of a file that is no more; what was found in it stays on record, its name does not. */
    void endHold(FileId id) {
        jdbc.sql("""
                        update platform.file_hold
                           set state = 'PURGED', name = null, decided_by = :by, decided_at = :at, version = version + 1
                         where tenant_id = platform.current_tenant() and file_id = :id and state = 'HELD'""")
                .param("id", id.value())
                .param("by", TenantScope.require().actor().map(Actor::id).orElse(null))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Answers how large it was. */
    Optional<Long> delete(FileId id) {
        return jdbc.sql("delete from platform.stored_file" + OF_ONE + " returning size")
                .param("id", id.value())
                .query(Long.class)
                .optional();
    }
}
