// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.belay.jobs.JobFixtures.Doorbell;
import org.belay.jobs.JobFixtures.Rung;
import org.belay.jobs.JobFixtures.Stage;
import org.belay.tenancy.TenantId;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.transaction.PlatformTransactionManager;

/** Events whose listener failed, or died with its node. */
@SpringBootTest
@Import({TestDatabase.class, JobFixtures.class})
class UnfinishedEventsTests {

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    FailedEventPublications failed;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Doorbell door;

    @Autowired
    Stage stage;

    TenantId tenant;

    @BeforeEach
    void found() {
        tenant = stage.aTenant();
        door.reset();
    }

    @AfterEach
    void forget() {
        update("delete from platform.event_publication");
    }

    @Test
    void aListenerThatFailedIsAskedAgainAfterGrowingPausesAndThenNoMore() throws Exception {
        door.deafFor(2);
        ring();
        awaitRounds(1);

        after(Duration.ofSeconds(59));
        assertThat(door.rounds()).as("not before its time").isEqualTo(1);
        after(Duration.ofSeconds(61));
        awaitRounds(2);
        after(Duration.ofSeconds(119));
        assertThat(door.rounds()).as("not before its time").isEqualTo(2);
        after(Duration.ofSeconds(121));
        awaitRounds(3);
        after(Duration.ofHours(3));

        assertThat(door.heard()).containsExactly(tenant);
        assertThat(door.rounds()).isEqualTo(3);
        assertThat(unfinished()).isZero();
    }

    @Test
    void whatAListenerIsStillAtIsNotHandedOverTwice() throws Exception {
        door.hold();
        ring();
        door.entered();

        after(Duration.ofMinutes(9));
        assertThat(unfinished()).isEqualTo(1);
        door.letGo();
        awaitRounds(1);
        after(Duration.ofMinutes(9));

        assertThat(door.heard()).containsExactly(tenant);
    }

    @Test
    void whatANodeTookWithItIsHandedOver() throws Exception {
        door.deafFor(1);
        ring();
        awaitRounds(1);
        update("update platform.event_publication set status = 'PROCESSING'");

        after(Duration.ofMinutes(9));
        assertThat(door.rounds()).isEqualTo(1);
        after(Duration.ofMinutes(11));
        awaitRounds(2);

        assertThat(door.heard()).containsExactly(tenant);
    }

    private void ring() {
        stage.in(tenant, () -> {
            publisher.publishEvent(new Rung(tenant));
            return tenant;
        });
    }

    private void after(Duration passed) {
        new UnfinishedEvents(stage.jdbc(), failed, transactions, Clock.offset(Clock.systemUTC(), passed))
                .handOverAgain();
    }

    /** A round is over when the registry has noted how it went. */
    private void awaitRounds(int rounds) throws InterruptedException {
        assertThat(door.awaitRounds(rounds)).isTrue();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (atWork() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(atWork()).isZero();
    }

    private long atWork() {
        return count("where status <> 'FAILED'");
    }

    private long unfinished() {
        return count("");
    }

    private long count(String where) {
        return stage.in(
                tenant,
                () -> stage.jdbc()
                        .sql("select count(*) from platform.event_publication " + where)
                        .query(Long.class)
                        .single());
    }

    private void update(String sql) {
        stage.in(tenant, () -> stage.jdbc().sql(sql).update());
    }
}
