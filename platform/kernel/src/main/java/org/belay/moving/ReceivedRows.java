// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.belay.moving.Received.Line;
import org.belay.moving.Received.State;
import org.belay.moving.RecordReader.Signed;
import org.belay.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The files that were brought, within the caller's transaction. */
@Component
class ReceivedRows {

    private static final String SELECT = """
        select r.*, r.result::text as told, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name as who
          from platform.record_received r
          left join platform.person p on p.tenant_id = r.tenant_id and p.id = r.person_id
         where r.tenant_id = platform.current_tenant()""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReceivedRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Stores what was read; the same file once more begins anew, unless it waits for the office. */
    UUID keep(UUID person, Signed signed, @Nullable String named, Instant now) {
        var document = signed.document();
        return jdbc.sql("""
            insert into platform.record_received as known
                (id, person_id, file_id, issuer_host, issuer_name, named, sha256, signed_at, expires_at, state, content,
                 received_at)
            values (:id, :person, :file, :host, :name, :named, :hash, :signed, :expires, 'READ', :content, :now)
            on conflict (tenant_id, issuer_host, file_id) do update
               set state = case known.state when 'WAITING' then known.state else 'READ' end, content = excluded.content,
                   person_id = excluded.person_id, settled_at = null, settled_by = null,
                   received_at = excluded.received_at
            returning id""")
                .param("id", Ids.next())
                .param("person", person)
                .param("file", document.id())
                .param("host", document.issuer().host())
                .param("name", document.issuer().name())
                .param("named", named)
                .param("hash", RecordFiles.sha256(signed.file()))
                .param("signed", document.signedAt().atOffset(ZoneOffset.UTC))
                .param("expires", document.expiresAt().atOffset(ZoneOffset.UTC))
                .param("content", signed.file())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    Optional<Received> find(UUID id) {
        return jdbc.sql(SELECT + " and r.id = :id")
                .param("id", id)
                .query(this::received)
                .optional();
    }

    /** The file itself while it waits, and nobody else settles it until the transaction ends. */
    Optional<String> lock(UUID id) {
        return jdbc.sql("select coalesce(content, '') from platform.record_received"
                        + " where tenant_id = platform.current_tenant() and id = :id for update")
                .param("id", id)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    /** The file itself, until it is settled. */
    Optional<String> content(UUID id) {
        return jdbc.sql("select content from platform.record_received"
                        + " where tenant_id = platform.current_tenant() and id = :id and content is not null")
                .param("id", id)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    List<Received> of(UUID person) {
        return jdbc.sql(SELECT + " and r.person_id = :person order by r.received_at desc, r.id desc")
                .param("person", person)
                .query(this::received)
                .list();
    }

    /** What came to the office's eyes: all but what was only looked at. */
    List<Received> all(int offset, int most) {
        return jdbc.sql(SELECT
                        + " and r.state <> 'READ' order by (r.state = 'WAITING') desc, r.received_at desc, r.id desc"
                        + " limit :most offset :offset")
                .param("most", most)
                .param("offset", offset)
                .query(this::received)
                .list();
    }

    long count(boolean waitingOnly) {
        return jdbc.sql("select count(*) from platform.record_received where tenant_id = platform.current_tenant()"
                        + (waitingOnly ? " and state = 'WAITING'" : " and state <> 'READ'"))
                .query(Long.class)
                .single();
    }

    void choose(UUID id, List<String> parts) {
        jdbc.sql("update platform.record_received set state = 'WAITING', parts = :parts"
                        + " where tenant_id = platform.current_tenant() and id = :id")
                .param("id", id)
                .param("parts", parts.toArray(String[]::new))
                .update();
    }

    void settle(UUID id, State state, List<String> parts, @Nullable List<Line> result, @Nullable UUID by, Instant at) {
        jdbc.sql("""
            update platform.record_received
               set state = :state, parts = :parts, result = cast(:result as jsonb), content = null,
                   settled_by = :by, settled_at = :at
             where tenant_id = platform.current_tenant() and id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("parts", parts.toArray(String[]::new))
                .param("result", result == null ? null : json.writeValueAsString(result))
                .param("by", by, java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    int forgetRead(Instant before) {
        return jdbc.sql("delete from platform.record_received"
                        + " where tenant_id = platform.current_tenant() and state = 'READ' and received_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Received received(ResultSet row, int number) throws SQLException {
        var settled = row.getObject("settled_at", OffsetDateTime.class);
        var told = row.getString("told");
        return new Received(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("who"),
                row.getString("issuer_host"),
                row.getString("issuer_name"),
                row.getString("named"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                List.of((String[]) row.getArray("parts").getArray()),
                told == null ? null : List.of(json.readValue(told, Line[].class)),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                settled == null ? null : settled.toInstant());
    }
}
