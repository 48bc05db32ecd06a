// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.belay.tenancy.Actor;
import org.belay.tenancy.Ids;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantDataSource;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * This node's share of jobs and recurring work. Of the threads, some are kept free of jobs, so that long ones do not
 * hold up recurring work, and none is a tenant's alone. A node that stops beating its heart loses what it was doing to another one.
 */
@Component
@ConditionalOnBooleanProperty(name = "belay.jobs.enabled", matchIfMissing = true)
class JobScheduler implements SmartLifecycle {

    private static final Duration HELD = Duration.ofMinutes(1);
    private static final Duration CROWDED = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final int MISSED_BEATS = 6;

    private final JobRunner runner;
    private final TenantWork tenantWork;
    private final TenantDirectory tenants;
    private final Clock clock;
    private final JobSettings settings;
    private final Semaphore places;
    private final Map<TenantId, Integer> running = new ConcurrentHashMap<>();
    private final DataSource dataSource;
    private final List<RecurringTenantWork> recurring;
    private final UnfinishedEvents events;

    /** A scheduler that was stopped cannot go on, so each start makes a new one. */
    private volatile @Nullable Scheduler scheduler;

    JobScheduler(
            DataSource dataSource,
            JobRunner runner,
            TenantWork tenantWork,
            List<RecurringTenantWork> recurring,
            UnfinishedEvents events,
            TenantDirectory tenants,
            Clock clock,
            JobSettings settings) {
        this.runner = runner;
        this.tenantWork = tenantWork;
        this.tenants = tenants;
        this.clock = clock;
        this.settings = settings;
        this.places = new Semaphore(settings.jobs());
        this.dataSource = ((TenantDataSource) dataSource).withoutTenant();
        this.recurring = recurring;
        this.events = events;
    }

    private Scheduler build() {
        Task<Void> job = Tasks.custom(JobRows.TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                .execute((instance, context) -> after(run(instance.getId(), context)));
        return Scheduler.create(dataSource, job)
                .startTasks(Stream.concat(recurring.stream().map(this::task), Stream.of(unfinishedEvents()))
                        .toList())
                .schedulerName(new SchedulerName.Fixed("belay-" + Ids.next()))
                .tableName("platform.scheduled_tasks")
                .threads(settings.jobs() + settings.recurring())
                .pollingInterval(settings.polling())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_BEATS)
                .shutdownMaxWait(settings.patience())
                .clock(clock::instant)
                .enablePriority()
                .build();
    }

    private RecurringTask<Void> task(RecurringTenantWork work) {
        return Tasks.recurring(work.name(), FixedDelay.of(work.interval()))
                .execute((instance, context) ->
                        tenantWork.round(work, () -> context.getSchedulerState().isShuttingDown()));
    }

    private RecurringTask<Void> unfinishedEvents() {
        return Tasks.recurring("jobs.unfinished-events", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> events.handOverAgain());
    }

    private Optional<Duration> run(String instance, ExecutionContext context) {
        var slash = instance.indexOf('/');
        var id = JobId.of(UUID.fromString(instance.substring(slash + 1)));
        var tenant = tenants.with(TenantId.of(UUID.fromString(instance.substring(0, slash))))
                .filter(Tenant::active)
                .orElse(null);
        if (tenant == null) {
            return Optional.of(HELD);
        }
        if (!enter(tenant.id())) {
            return Optional.of(CROWDED);
        }
        MDC.put("tenant", tenant.slug());
        try {
            return TenantScope.call(
                    tenant.id(),
                    Actor.SYSTEM,
                    () -> runner.run(id, () -> context.getSchedulerState().isShuttingDown()));
        } finally {
            MDC.remove("tenant");
            leave(tenant.id());
        }
    }

    /** No tenant takes the last place, so that another one never has to wait for its long jobs. */
    private boolean enter(TenantId tenant) {
        var most = Math.max(1, settings.jobs() - 1);
        if (running.merge(tenant, 1, Integer::sum) <= most && places.tryAcquire()) {
            return true;
        }
        running.computeIfPresent(tenant, (id, count) -> count == 1 ? null : count - 1);
        return false;
    }

    private void leave(TenantId tenant) {
        running.computeIfPresent(tenant, (id, count) -> count == 1 ? null : count - 1);
        places.release();
    }

    private CompletionHandler<Void> after(Optional<Duration> pause) {
        return pause.<CompletionHandler<Void>>map(wait -> (complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(wait)))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    @Override
    public void start() {
        var fresh = build();
        scheduler = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        var running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
