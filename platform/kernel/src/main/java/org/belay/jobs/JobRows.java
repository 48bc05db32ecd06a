// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.belay.jobs.JobView.State;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The jobs' rows. Everything a run writes names the attempt that it is, and touches nothing once that is over. */
@Component
@Transactional
class JobRows {

    /** Under this name the scheduler runs jobs; the instance is {@code tenant/job}. */
    static final String TASK = "job";

    static final int ATTEMPTS = 5;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    JobRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A job as a run took it. */
    record Claim(
            int attempt,
            int allowed,
            boolean cancelled,
            String type,
            String parameters,
            @Nullable String checkpoint) {}

    /** What is to be said about a job. */
    record Saying(String key, List<String> parameters) {

        static Saying of(String key, Object... parameters) {
            return new Saying(
                    key, Arrays.stream(parameters).map(String::valueOf).toList());
        }
    }

    void add(JobId id, String type, Record parameters, @Nullable UUID startedBy) {
        jdbc.sql("""
                        insert into platform.job (id, type, parameters, started_by, created_at, attempts_allowed)
                        values (:id, :type, cast(:parameters as jsonb), :startedBy, :now, :allowed)""")
                .param("id", id.value())
                .param("type", type)
                .param("parameters", json.writeValueAsString(parameters))
                .param("startedBy", startedBy)
                .param("now", now())
                .param("allowed", ATTEMPTS)
                .update();
    }

    /**
     * Puts the job into the scheduler's table, with this transaction. The more jobs of its tenant are before it, the
     * lower its rank, so that the first job of one tenant goes before the hundredth of another.
     */
    void schedule(JobId id) {
        jdbc.sql("""
                        insert into platform.scheduled_tasks
                               (task_name, task_instance, execution_time, picked, version, priority)
                        select :task, :instance, :now, false, 1, greatest(-30000, 1 - count(*)) from platform.job
                         where tenant_id = platform.current_tenant() and state in ('QUEUED', 'RUNNING')
                        on conflict do nothing""")
                .param("task", TASK)
                .param("instance", TenantScope.require().tenant() + "/" + id)
                .param("now", now())
                .update();
    }

    /** Puts every open job that the scheduler does not know into its table, and forgets jobs that ended long ago. */
    void sweep(Instant forgetBefore) {
        jdbc.sql("""
                        insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                        select :task, tenant_id || '/' || id, :now, false, 1,
                               greatest(-30000, 1 - row_number() over (order by created_at, id)) from platform.job
                         where state in ('QUEUED', 'RUNNING') and tenant_id = platform.current_tenant()
                        on conflict do nothing""").param("task", TASK).param("now", now()).update();
        jdbc.sql("delete from platform.job where ended_at < :before and tenant_id = platform.current_tenant()")
                .param("before", forgetBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional(readOnly = true)
    Optional<JobView> find(JobId id) {
        return jdbc.sql("select * from platform.job where tenant_id = platform.current_tenant() and id = :id")
                .param("id", id.value())
                .query(this::view)
                .optional();
    }

    @Transactional(readOnly = true)
    List<JobView> newest(int offset, int limit) {
        return jdbc.sql("""
                        select * from platform.job where tenant_id = platform.current_tenant()
                         order by created_at desc, id desc offset :offset limit :limit""")
                .param("offset", offset)
                .param("limit", limit)
                .query(this::view)
                .list();
    }

    /** Those that stand behind a place in the list of the newest. */
    @Transactional(readOnly = true)
    List<JobView> before(Instant createdAt, UUID id, int limit) {
        return jdbc.sql("""
                        select * from platform.job
                         where tenant_id = platform.current_tenant() and (created_at, id) < (:at, :id)
                         order by created_at desc, id desc limit :limit""")
                .param("at", createdAt.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("limit", limit)
                .query(this::view)
                .list();
    }

    @Transactional(readOnly = true)
    Map<State, Long> counts() {
        return jdbc.sql("""
                        select state, count(*) from platform.job
                         where tenant_id = platform.current_tenant() group by state""").query((row, number) -> Map.entry(State.valueOf(row.getString(1)), row.getLong(2))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void cancel(JobId id) {
        jdbc.sql("""
                        update platform.job
                           set cancel_requested = true,
                               ended_at = case when state = 'QUEUED' then :now end,
                               state = case when state = 'QUEUED' then 'CANCELLED' else state end
                         where tenant_id = platform.current_tenant() and id = :id and state in ('QUEUED', 'RUNNING')""").param("id", id.value()).param("now", now()).update();
    }

    boolean requeue(JobId id) {
        return jdbc.sql("""
                        update platform.job
                           set state = 'QUEUED', cancel_requested = false, ended_at = null, message_key = null,
                               message_parameters = '[]', trace_id = null, attempts_allowed = attempts + :allowed
                         where tenant_id = platform.current_tenant() and id = :id and state in ('FAILED', 'CANCELLED')""").param("id", id.value()).param("allowed", ATTEMPTS).update() == 1;
    }

    /** Takes the job for a new attempt, also from a node that was lost; empty when it has ended. */
    Optional<Claim> claim(JobId id) {
        return jdbc.sql("""
                        update platform.job
                           set state = 'RUNNING', attempts = attempts + 1, began_at = coalesce(began_at, :now)
                         where tenant_id = platform.current_tenant() and id = :id and state in ('QUEUED', 'RUNNING')
                        returning attempts, attempts_allowed, cancel_requested, type, parameters::text, checkpoint""")
                .param("id", id.value())
                .param("now", now())
                .query((row, number) -> new Claim(
                        row.getInt(1),
                        row.getInt(2),
                        row.getBoolean(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .optional();
    }

    /** Stores how far it is, unless negative, and answers whether it is cancelled; empty when the attempt is over. */
    Optional<Boolean> touch(JobId id, int attempt, long done, long total) {
        return jdbc.sql("""
                        update platform.job
                           set done = case when :done < 0 then done else :done end,
                               total = case when :done < 0 then total else :total end
                         where tenant_id = platform.current_tenant() and id = :id and state = 'RUNNING'
                           and attempts = :attempt
                        returning cancel_requested""")
                .param("done", done)
                .param("total", total)
                .param("id", id.value())
                .param("attempt", attempt)
                .query(Boolean.class)
                .optional();
    }

    boolean checkpoint(JobId id, int attempt, String checkpoint) {
        return jdbc.sql("""
                        update platform.job set checkpoint = :checkpoint
                         where tenant_id = platform.current_tenant() and id = :id and state = 'RUNNING'
                           and attempts = :attempt""")
                        .param("checkpoint", checkpoint)
                        .param("id", id.value())
                        .param("attempt", attempt)
                        .update()
                == 1;
    }

    boolean resultAt(JobId id, int attempt, String path) {
        return jdbc.sql("""
                        update platform.job set result_path = :path
                         where tenant_id = platform.current_tenant() and id = :id and state = 'RUNNING'
                           and attempts = :attempt""")
                        .param("path", path)
                        .param("id", id.value())
                        .param("attempt", attempt)
                        .update()
                == 1;
    }

    /** Ends the attempt and the job. One that was cancelled ends as cancelled, unless it is done all the same. */
    void end(JobId id, int attempt, State state, @Nullable Saying saying, @Nullable UUID trace) {
        jdbc.sql("""
                        update platform.job
                           set state = case when cancel_requested and :state <> 'DONE' then 'CANCELLED' else :state end,
                               ended_at = :now, message_key = :key, message_parameters = cast(:parameters as jsonb),
                               trace_id = :trace
                         where tenant_id = platform.current_tenant() and id = :id and state = 'RUNNING'
                           and attempts = :attempt""")
                .param("state", state.name())
                .param("now", now())
                .param("key", saying == null ? null : saying.key())
                .param("parameters", json.writeValueAsString(saying == null ? List.of() : saying.parameters()))
                .param("trace", trace)
                .param("id", id.value())
                .param("attempt", attempt)
                .update();
    }

    /** Ends the attempt; another one follows. */
    void again(JobId id, int attempt, boolean ownFault, @Nullable UUID trace) {
        jdbc.sql("""
                        update platform.job
                           set state = 'QUEUED', trace_id = :trace,
                               attempts_allowed = case when :ownFault then attempts_allowed else attempts_allowed + 1 end
                         where tenant_id = platform.current_tenant() and id = :id and state = 'RUNNING'
                           and attempts = :attempt""")
                .param("trace", trace)
                .param("ownFault", ownFault)
                .param("id", id.value())
                .param("attempt", attempt)
                .update();
    }

    private JobView view(ResultSet row, int number) throws SQLException {
        var total = row.getLong("total");
        var unknown = row.wasNull();
        return new JobView(
                JobId.of(row.getObject("id", UUID.class)),
                row.getString("type"),
                State.valueOf(row.getString("state")),
                row.getLong("done"),
                unknown ? null : total,
                row.getBoolean("cancel_requested"),
                row.getString("message_key"),
                List.of(json.readValue(row.getString("message_parameters"), String[].class)),
                row.getString("result_path"),
                row.getObject("trace_id", UUID.class),
                row.getObject("started_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
