// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.belay.jobs.JobFixtures.Errands;
import org.belay.jobs.JobFixtures.Stage;
import org.belay.jobs.JobFixtures.Wish;
import org.belay.jobs.JobView.State;
import org.belay.jobs.sample.Outing;
import org.belay.tenancy.Actor;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Jobs as the scheduler runs them. */
@SpringBootTest(
        properties = {
            "belay.jobs.enabled=true",
            "belay.jobs.polling=50ms",
            "belay.jobs.heartbeat=200ms",
            "belay.jobs.first-pause=10ms"
        })
@Import({TestDatabase.class, JobFixtures.class})
class JobTests {

    @Autowired
    Jobs jobs;

    @Autowired
    Errands errands;

    @Autowired
    Stage stage;

    @Autowired
    Outing outing;

    TenantId tenant;

    @BeforeEach
    void found() {
        tenant = stage.aTenant();
    }

    @Test
    void aJobRunsInItsTenantAsBelayAndSaysWhatCameOfIt() {
        var scope = new AtomicReference<TenantScope>();
        errands.on("report", run -> {
            scope.set(TenantScope.require());
            run.progress(1, 600);
            run.progress(412, 600);
            run.report("test.rows", 412, 600);
            run.resultAt("/rows");
        });

        var job = ended(start("report"));

        assertThat(job.state()).isEqualTo(State.DONE);
        assertThat(job.done()).isEqualTo(412);
        assertThat(job.total()).isEqualTo(600);
        assertThat(job.messageKey()).isEqualTo("test.rows");
        assertThat(job.messageParameters()).containsExactly("412", "600");
        assertThat(job.resultPath()).isEqualTo("/rows");
        assertThat(scope.get().tenant()).isEqualTo(tenant);
        assertThat(scope.get().actor()).contains(Actor.SYSTEM);
        await().untilAsserted(() -> assertThat(scheduled()).isZero());
    }

    @Test
    void aJobWhoseTransactionFailsIsNeverStarted() {
        TenantScope.run(
                tenant,
                Actor.SYSTEM,
                () -> stage.transaction().executeWithoutResult(status -> {
                    jobs.start("test.errand", new Wish("nothing"));
                    status.setRollbackOnly();
                }));

        assertThat(scheduled()).isZero();
        assertThat(stage.in(tenant, jobs::counts)).isEmpty();
    }

    @Test
    void aFailureThatPassesIsTriedAgainFromTheCheckpoint() {
        var tries = new AtomicInteger();
        var seen = new ConcurrentLinkedQueue<Optional<String>>();
        errands.on("again", run -> {
            seen.add(run.checkpoint());
            run.checkpoint("row " + tries.incrementAndGet());
            if (tries.get() < 3) {
                throw new JobRun.TryAgainLater("not yet", new IllegalStateException());
            }
        });

        assertThat(ended(start("again")).state()).isEqualTo(State.DONE);
        assertThat(seen).containsExactly(Optional.empty(), Optional.of("row 1"), Optional.of("row 2"));
    }

    @Test
    void aFailureThatDoesNotPassIsGivenUp() {
        var tries = new AtomicInteger();
        errands.on("never", run -> {
            tries.incrementAndGet();
            throw new JobRun.TryAgainLater("not yet", new IllegalStateException());
        });

        assertThat(ended(start("never")).messageKey()).isEqualTo("jobs.failed");
        assertThat(tries).hasValue(JobRows.ATTEMPTS);
    }

    @Test
    void aBrokenRuleIsToldAsItsSentence() {
        errands.on("rule", run -> {
            throw new RuleViolation("test.too-many", 7);
        });

        var job = ended(start("rule"));

        assertThat(job.state()).isEqualTo(State.FAILED);
        assertThat(job.messageKey()).isEqualTo("test.too-many");
        assertThat(job.messageParameters()).containsExactly("7");
    }

    @Test
    void aBugIsToldPlainlyAndTheJobCanBeTriedAgain() {
        var mended = new AtomicInteger();
        errands.on("bug", run -> {
            if (mended.get() == 0) {
                throw new IllegalStateException("secret");
            }
        });

        var id = start("bug");
        var failed = ended(id);
        mended.set(1);
        stage.in(tenant, () -> {
            jobs.retry(id);
            return id;
        });

        assertThat(failed.messageKey()).isEqualTo("jobs.failed");
        assertThat(failed.traceId()).isNotNull();
        var done = ended(id);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.messageKey()).isNull();
    }

    @Test
    void aRunningJobThatIsCancelledStops() throws InterruptedException {
        var running = new CountDownLatch(1);
        errands.on("long", run -> {
            running.countDown();
            await().pollInSameThread().pollInterval(Duration.ofMillis(20)).until(run::cancelled);
        });

        var id = start("long");
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        stage.in(tenant, () -> {
            jobs.cancel(id);
            return id;
        });

        assertThat(ended(id).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void aJobOfALostNodeGoesOnFromItsCheckpointElsewhere() {
        var seen = new AtomicReference<Optional<String>>();
        errands.on("lost", run -> seen.set(run.checkpoint()));

        var id = stage.in(tenant, () -> {
            var lost = jobs.start("test.errand", new Wish("lost"));
            stage.jdbc()
                    .sql("update platform.job set state = 'RUNNING', attempts = 1, checkpoint = 'row 3'")
                    .update();
            stage.jdbc().sql("""
                            update platform.scheduled_tasks
                               set picked = true, picked_by = 'lost', last_heartbeat = now() - interval '1 minute'
                             where task_instance = :instance""").param("instance", tenant + "/" + lost).update();
            return lost;
        });

        assertThat(ended(id).state()).isEqualTo(State.DONE);
        assertThat(seen.get()).contains("row 3");
    }

    @Test
    void aRunThatWasTakenOverStoresNothingMore() throws InterruptedException {
        var running = new CountDownLatch(1);
        var taken = new CountDownLatch(1);
        var refused = new CountDownLatch(1);
        errands.on("slow", run -> {
            running.countDown();
            awaitQuietly(taken);
            try {
                run.checkpoint("too late");
            } catch (StoredRun.TakenOver e) {
                refused.countDown();
                throw e;
            }
        });

        var id = start("slow");
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        stage.in(
                tenant,
                () -> stage.jdbc()
                        .sql("update platform.job set attempts = attempts + 1")
                        .update());
        taken.countDown();

        assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stage.in(tenant, () -> jobs.watch(id)).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void aTenantWithACrowdOfJobsHoldsUpNobodyElse() {
        var ahead = new AtomicInteger();
        var gate = new CountDownLatch(1);
        var before = new AtomicInteger(-1);
        errands.on("crowd", run -> {
            awaitQuietly(gate);
            ahead.incrementAndGet();
        });
        errands.on("single", run -> before.set(ahead.get()));
        stage.in(tenant, () -> {
            for (int i = 0; i < 30; i++) {
                jobs.start("test.errand", new Wish("crowd"));
            }
            return tenant;
        });
        await().until(() -> stage.in(tenant, jobs::counts).getOrDefault(State.RUNNING, 0L) >= 3);
        var other = stage.aTenant();
        var id = stage.in(other, () -> jobs.start("test.errand", new Wish("single")));

        try {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> stage.in(other, () -> jobs.watch(id)).ended());
            assertThat(before.get()).isZero();
        } finally {
            gate.countDown();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> stage.in(tenant, jobs::counts).equals(Map.of(State.DONE, 30L)));
        }
    }

    @Test
    void recurringWorkComesRoundByItself() {
        await().atMost(Duration.ofSeconds(20)).until(() -> outing.visited.contains(tenant));
    }

    private JobId start(String word) {
        return stage.in(tenant, () -> jobs.start("test.errand", new Wish(word)));
    }

    private JobView ended(JobId id) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> stage.in(tenant, () -> jobs.watch(id)), JobView::ended);
    }

    private long scheduled() {
        return stage.in(
                tenant,
                () -> stage.jdbc()
                        .sql("select count(*) from platform.scheduled_tasks where task_instance like :tenant")
                        .param("tenant", tenant + "/%")
                        .query(Long.class)
                        .single());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
