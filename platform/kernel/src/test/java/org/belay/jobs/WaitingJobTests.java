// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.belay.jobs.JobFixtures.Errands;
import org.belay.jobs.JobFixtures.Stage;
import org.belay.jobs.JobFixtures.Wish;
import org.belay.jobs.JobView.State;
import org.belay.jobs.sample.Outing;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Jobs while no scheduler runs. */
@SpringBootTest
@Import({TestDatabase.class, JobFixtures.class})
class WaitingJobTests {

    @Autowired
    Jobs jobs;

    @Autowired
    JobRows rows;

    @Autowired
    JobRunner runner;

    @Autowired
    JobSweep sweep;

    @Autowired
    TenantWork work;

    @Autowired
    Outing outing;

    @Autowired
    Errands errands;

    @Autowired
    Stage stage;

    TenantId tenant;

    @BeforeEach
    void found() {
        tenant = stage.aTenant();
        outing.visited.clear();
        outing.closed.clear();
    }

    @Test
    void aWaitingJobThatIsCancelledNeverRuns() {
        errands.on("unwanted", run -> {
            throw new AssertionError("it ran");
        });
        var id = start("unwanted");
        stage.in(tenant, () -> {
            jobs.cancel(id);
            return id;
        });

        assertThat(run(id)).isEmpty();
        assertThat(watch(id).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void aJobCutOffTooOftenIsGivenUp() {
        var id = start("poison");
        stage.in(
                tenant,
                () -> stage.jdbc()
                        .sql("update platform.job set state = 'RUNNING', attempts = attempts_allowed")
                        .update());

        assertThat(run(id)).isEmpty();
        assertThat(watch(id).messageKey()).isEqualTo("jobs.failed.lost");
    }

    @Test
    void whenTheNodeGoesDownTheJobGoesOnFromItsCheckpointWithoutLosingAnAttempt() {
        errands.on("interrupted", run -> {
            run.checkpoint("half");
            assertThat(run.cancelled()).isTrue();
        });
        var id = start("interrupted");

        var pause = TenantScope.call(tenant, Actor.SYSTEM, () -> runner.run(id, () -> true));

        assertThat(pause).contains(Duration.ZERO);
        assertThat(watch(id).state()).isEqualTo(State.QUEUED);
        var next = TenantScope.call(tenant, Actor.SYSTEM, () -> rows.claim(id)).orElseThrow();
        assertThat(next.checkpoint()).isEqualTo("half");
        assertThat(next.allowed() - next.attempt()).isEqualTo(JobRows.ATTEMPTS - 1);
    }

    @Test
    void theSweepFindsAnOpenJobThatTheSchedulerLost() {
        var id = start("forgotten");
        stage.in(
                tenant,
                () -> stage.jdbc()
                        .sql("delete from platform.scheduled_tasks where task_instance = :instance")
                        .param("instance", tenant + "/" + id)
                        .update());

        TenantScope.run(tenant, Actor.SYSTEM, sweep::run);
        TenantScope.run(tenant, Actor.SYSTEM, sweep::run);

        assertThat(stage.in(
                        tenant,
                        () -> stage.jdbc()
                                .sql("select count(*) from platform.scheduled_tasks where task_instance = :instance")
                                .param("instance", tenant + "/" + id)
                                .query(Long.class)
                                .single()))
                .isOne();
    }

    @Test
    void aJobThatEndedLongAgoIsForgottenAndAnOpenOneIsNot() {
        var open = start("open");
        var ended = start("ended");
        stage.in(tenant, () -> {
            jobs.cancel(ended);
            rows.sweep(Instant.now().plusSeconds(60));
            return ended;
        });

        assertThat(watch(open).state()).isEqualTo(State.QUEUED);
        assertThatThrownBy(() -> watch(ended)).isInstanceOf(NotFound.class);
    }

    @Test
    void onlyWhoStartedAJobAndWhoMayReadAllSeesIt() {
        var starter = anActor();
        var id = stage.as(starter, tenant, () -> jobs.start("test.errand", new Wish("mine")));

        assertThat(stage.as(starter, tenant, () -> jobs.watch(id)).id()).isEqualTo(id);
        assertThat(watch(id).id()).isEqualTo(id);
        var other = anActor();
        assertThatThrownBy(() -> stage.as(other, tenant, () -> jobs.watch(id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stage.in(stage.aTenant(), () -> jobs.watch(id)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whatHasNotFailedIsNotTriedAgain() {
        var id = start("fine");

        assertThatThrownBy(() -> stage.in(tenant, () -> {
                    jobs.retry(id);
                    return id;
                }))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("jobs.retry.not-failed");
    }

    @Test
    void recurringWorkLeavesOutWhoIsSuspendedOrHasSwitchedTheFeatureOff() {
        var off = stage.aTenant();
        var suspended = stage.aTenant();
        turnOff(off);
        stage.tenants().suspend(suspended);

        work.round(outing, () -> false);

        assertThat(outing.visited).contains(tenant).doesNotContain(off, suspended);
    }

    @Test
    void recurringWorkThatFailsForOneTenantGoesOnWithTheNext() {
        var others = stage.aTenant();
        outing.closed.add(tenant);

        work.round(outing, () -> false);

        assertThat(outing.visited).contains(others).doesNotContain(tenant);
    }

    @Test
    void aJobOfAFeatureThatIsSwitchedOffWaits() {
        turnOff(tenant);
        var id = stage.in(tenant, () -> jobs.start("outing.trip", new Wish("out")));

        assertThat(run(id)).isPresent();
        assertThat(watch(id).state()).isEqualTo(State.QUEUED);
    }

    private void turnOff(TenantId where) {
        TenantScope.run(
                where,
                Actor.SYSTEM,
                () -> stage.transaction()
                        .executeWithoutResult(status -> stage.jdbc()
                                .sql(
                                        "insert into platform.feature_switch (feature, enabled, changed_at) values ('outing', false, now())")
                                .update()));
    }

    private Actor anActor() {
        var id = UUID.randomUUID();
        stage.in(
                tenant,
                () -> stage.jdbc()
                        .sql("insert into platform.actor (id, kind) values (:id, 'CLIENT')")
                        .param("id", id)
                        .update());
        return Actor.client(id, "A client");
    }

    private JobId start(String word) {
        return stage.in(tenant, () -> jobs.start("test.errand", new Wish(word)));
    }

    private Optional<Duration> run(JobId id) {
        return TenantScope.call(tenant, Actor.SYSTEM, () -> runner.run(id, () -> false));
    }

    private JobView watch(JobId id) {
        return stage.in(tenant, () -> jobs.watch(id));
    }
}
