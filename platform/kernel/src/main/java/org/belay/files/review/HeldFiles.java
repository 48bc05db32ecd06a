// SPDX-License-Identifier: Apache-2.0
package org.belay.files.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.belay.files.FileId;
import org.belay.files.Finding;
import org.belay.files.Inspection;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the current tenant's held files, decided ones included. */
@Component
class HeldFiles {

    private static final String OF_STATE =
            " from platform.file_hold where tenant_id = platform.current_tenant() and state = any(:states)";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    HeldFiles(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    long count(List<HeldFile.State> states) {
        return jdbc.sql("select count(*)" + OF_STATE)
                .param("states", names(states))
                .query(Long.class)
                .single();
    }

    List<HeldFile> newest(List<HeldFile.State> states, int offset, int atMost) {
        return jdbc.sql("select *" + OF_STATE + " order by held_at desc, file_id desc limit :most offset :offset")
                .param("states", names(states))
                .param("most", atMost)
                .param("offset", offset)
                .query(this::file)
                .list();
    }

    /** The newest of those that were held before another one was, or the newest of all. */
    List<HeldFile> before(@Nullable Instant heldAt, UUID id, List<HeldFile.State> states, int atMost) {
        return jdbc.sql("select *" + OF_STATE + " and (held_at, file_id) < (coalesce(:at, timestamptz 'infinity'), :id)"
                        + " order by held_at desc, file_id desc limit :most")
                .param("states", names(states))
                .param("at", heldAt == null ? null : heldAt.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .param("most", atMost)
                .query(this::file)
                .list();
    }

    Optional<HeldFile> find(FileId id) {
        return jdbc.sql(
                        "select * from platform.file_hold where tenant_id = platform.current_tenant() and file_id = :id")
                .param("id", id.value())
                .query(this::file)
                .optional();
    }

    /** Answers whether it was still held; whoever comes second changes nothing. */
    boolean decide(FileId id, HeldFile.State state, String reason) {
        return jdbc.sql("""
                        update platform.file_hold
                           set state = :state, reason = :reason, decided_by = :by, decided_at = :at, version = version + 1,
                               name = case when :state = 'PURGED' then null else name end
                         where tenant_id = platform.current_tenant() and file_id = :id and state = 'HELD'""")
                        .param("id", id.value())
                        .param("state", state.name())
                        .param("reason", reason)
                        .param(
                                "by",
                                TenantScope.require().actor().map(Actor::id).orElse(null))
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static String[] names(List<HeldFile.State> states) {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }

    private HeldFile file(ResultSet row, int number) throws SQLException {
        return new HeldFile(
                FileId.of(row.getObject("file_id", UUID.class)),
                row.getString("use"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                new Inspection(
                        Inspection.Coverage.valueOf(row.getString("coverage")),
                        List.of(json.readValue(row.getString("findings"), Finding[].class))),
                row.getObject("stored_by", UUID.class),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                HeldFile.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getObject("decided_by", UUID.class),
                instant(row.getObject("decided_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
