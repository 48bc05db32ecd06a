// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.belay.people.PersonId;
import org.belay.privacy.clock.Regime;
import org.belay.privacy.request.PrivacyRequest.Kind;
import org.belay.privacy.request.PrivacyRequest.State;
import org.belay.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests of the current tenant. */
@Component
class RequestRows {

    private static final String FROM = " from platform.privacy_request where tenant_id = platform.current_tenant()";

    private final JdbcClient jdbc;

    RequestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the person waits for an answer to the same already. */
    Optional<UUID> add(PersonId person, Kind kind, @Nullable String wish, Regime regime, Instant now, Instant due) {
        var id = Ids.next();
        var added = jdbc.sql("""
                        insert into platform.privacy_request (id, person_id, kind, wish, regime, received_at, due_at)
                        values (:id, :person, :kind, :wish, :regime, :now, :due) on conflict do nothing""")
                .param("id", id)
                .param("person", person.value())
                .param("kind", kind.name())
                .param("wish", wish)
                .param("regime", regime.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
        return added == 1 ? Optional.of(id) : Optional.empty();
    }

    Optional<PrivacyRequest> find(UUID id) {
        return jdbc.sql("select *" + FROM + " and id = :id")
                .param("id", id)
                .query(RequestRows::request)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<PrivacyRequest> lock(UUID id) {
        return jdbc.sql("select *" + FROM + " and id = :id for update")
                .param("id", id)
                .query(RequestRows::request)
                .optional();
    }

    List<PrivacyRequest> of(PersonId person) {
        return jdbc.sql("select *" + FROM + " and person_id = :person order by received_at desc, id desc")
                .param("person", person.value())
                .query(RequestRows::request)
                .list();
    }

    long count(List<State> states) {
        return jdbc.sql("select count(*)" + FROM + " and state = any(:states)")
                .param("states", names(states))
                .query(Long.class)
                .single();
    }

    long overdue(Instant now) {
        return jdbc.sql("select count(*)" + FROM + " and state in ('OPEN', 'TAKEN') and due_at < :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** In the order in which they are due. */
    List<PrivacyRequest> due(List<State> states, int offset, int atMost) {
        return jdbc.sql("select *" + FROM + " and state = any(:states) order by due_at, id limit :most offset :offset")
                .param("states", names(states))
                .param("most", atMost)
                .param("offset", offset)
                .query(RequestRows::request)
                .list();
    }

    /** Those due after one. */
    List<PrivacyRequest> dueAfter(List<State> states, Instant due, UUID id, int atMost) {
        return jdbc.sql("select *" + FROM
                        + " and state = any(:states) and (due_at, id) > (:due, :id) order by due_at, id limit :most")
                .param("states", names(states))
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("most", atMost)
                .query(RequestRows::request)
                .list();
    }

    void take(UUID id, @Nullable UUID by, @Nullable UUID job) {
        change(id, "state = 'TAKEN', taken_by = coalesce(taken_by, :by), job_id = coalesce(:job, job_id)")
                .param("by", by, java.sql.Types.OTHER)
                .param("job", job, java.sql.Types.OTHER)
                .update();
    }

    void due(UUID id, Regime regime, Instant due, @Nullable Instant extendedAt) {
        change(id, "regime = :regime, due_at = :due, extended_at = cast(:extended as timestamptz)")
                .param("regime", regime.name())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("extended", extendedAt == null ? null : extendedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void settle(UUID id, State state, @Nullable String answer, @Nullable UUID by, Instant at) {
        change(id, "state = :state, answer = :answer, settled_by = :by, settled_at = :at")
                .param("state", state.name())
                .param("answer", answer)
                .param("by", by, java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private JdbcClient.StatementSpec change(UUID id, String what) {
        return jdbc.sql("update platform.privacy_request set " + what
                        + ", version = version + 1 where tenant_id = platform.current_tenant() and id = :id")
                .param("id", id);
    }

    private static String[] names(List<State> states) {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }

    private static PrivacyRequest request(ResultSet row, int number) throws SQLException {
        return new PrivacyRequest(
                row.getObject("id", UUID.class),
                PersonId.of(row.getObject("person_id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                row.getString("wish"),
                Regime.valueOf(row.getString("regime")),
                State.valueOf(row.getString("state")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                instant(row, "extended_at"),
                row.getObject("taken_by", UUID.class),
                row.getObject("settled_by", UUID.class),
                instant(row, "settled_at"),
                row.getString("answer"),
                row.getObject("job_id", UUID.class),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
