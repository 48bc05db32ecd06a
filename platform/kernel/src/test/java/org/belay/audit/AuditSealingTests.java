// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.belay.web.Refusals;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuditTest
class AuditSealingTests {

    @Autowired
    LogBook book;

    @Autowired
    AuditLog log;

    @Autowired
    Refusals refusals;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anEntryWaitsUntilItIsSealed() {
        var tenant = book.anOrganization();

        book.write(tenant, 3);

        assertThat(book.check(tenant).unsealed()).isEqualTo(3);
        assertThat(book.check(tenant).oldestUnsealed()).isNotNull();
        assertThat(book.seal(tenant)).isEqualTo(3);
        assertThat(book.check(tenant).unsealed()).isZero();
    }

    @Test
    void aTransactionThatCommitsLateIsSealedLate() throws Exception {
        var tenant = book.anOrganization();
        var written = new CountDownLatch(1);
        var sealed = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = threads.submit(() -> book.inTransaction(tenant, () -> {
                log.record("late", "test", null, Map.of());
                written.countDown();
                return await(sealed);
            }));
            await(written);
            book.write(tenant, 2);
            assertThat(book.seal(tenant)).isEqualTo(2);
            sealed.countDown();
            late.get(10, TimeUnit.SECONDS);
        }

        assertThat(book.seal(tenant)).isEqualTo(1);

        assertThat(actionAt(tenant, 3)).isEqualTo("late");
        assertThat(book.check(tenant).fault()).isEmpty();
    }

    @Test
    void fourSealersAtOnceNumberWithoutGapOrDouble() throws Exception {
        var tenant = book.anOrganization();
        var work = new ArrayList<Callable<Integer>>();
        for (var sealer = 0; sealer < 4; sealer++) {
            work.add(() -> repeat(50, () -> book.seal(tenant)));
        }
        for (var writer = 0; writer < 2; writer++) {
            work.add(() -> repeat(100, () -> {
                book.write(tenant, 3);
                return 0;
            }));
        }

        var sealed = 0;
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<Integer> done : threads.invokeAll(work)) {
                sealed += done.get();
            }
        }
        sealed += book.seal(tenant);

        assertThat(sealed).isEqualTo(600);
        assertThat(numbers(tenant))
                .isEqualTo(LongStream.rangeClosed(1, 600).boxed().toList());
        assertThat(book.check(tenant).fault()).isEmpty();
    }

    @Test
    void erasureKeepsTheChainValid() {
        var tenant = book.anOrganization();
        var person = UUID.randomUUID();
        book.inTransaction(tenant, () -> {
            log.record("person.added", "person", person, Map.of("name", "Wren Halloway"));
            return 1;
        });
        book.write(tenant, 2);
        book.seal(tenant);

        assertThat(book.inTransaction(tenant, () -> log.erase(person))).isEqualTo(1);

        var found = book.check(tenant);
        assertThat(found.fault()).isEmpty();
        assertThat(found.erased()).isEqualTo(1);
        assertThat(book.inTransaction(
                        tenant,
                        () -> jdbc.sql("select count(*) from platform.audit_detail where details like '%Halloway%'")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    @Test
    void aLogOfSeveralBatchesIsSealedAndCheckedToItsEnd() {
        var tenant = book.anOrganization();
        var entries = 3 * AuditSealer.BATCH + 17;
        book.write(tenant, entries);
        assertThat(book.seal(tenant)).isEqualTo(entries);

        var found = book.check(tenant);

        assertThat(found.fault()).isEmpty();
        assertThat(found.sealed()).isEqualTo(entries);
    }

    @Test
    void aChangeThatIsRolledBackLeavesNoEntry() {
        var tenant = book.anOrganization();

        assertThatThrownBy(() -> book.inTransaction(tenant, () -> {
                    log.record("person.added", "person", null, Map.of());
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessage("the change failed");

        assertThat(book.check(tenant).unsealed()).isZero();
    }

    @Test
    void theApplicationItselfCannotRewriteTheLog() {
        var tenant = book.aSealedLog();

        for (var sql : List.of(
                "update platform.audit_entry set action = 'x'",
                "delete from platform.audit_entry",
                "update platform.audit_seal set number = number + 1",
                "delete from platform.audit_seal",
                "update platform.audit_detail set details = '{}'")) {
            assertThatThrownBy(
                            () -> book.inTransaction(tenant, () -> jdbc.sql(sql).update()))
                    .as(sql)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void anotherOrganizationSeesNothingOfTheLog() {
        book.aSealedLog();
        var other = book.anOrganization();

        var found = book.check(other);

        assertThat(found.sealed() + found.unsealed()).isZero();
        assertThat(found.fault()).isEmpty();
    }

    @Test
    void aRefusalIsWrittenDown() {
        var tenant = book.anOrganization();
        var actor = UUID.randomUUID();

        TenantScope.run(tenant, Actor.person(actor, "Wren Halloway"), () -> refusals.note("POST", "/people"));

        assertThat(actions(tenant)).containsExactly("access.refused");
    }

    @Test
    void lookingAtSomebodyElsesRecordIsADisclosure() {
        var tenant = book.anOrganization();
        var staff = Actor.person(UUID.randomUUID(), "Wren Halloway");

        TenantScope.run(tenant, staff, () -> log.disclosed(UUID.randomUUID(), "profile"));

        assertThat(actions(tenant)).containsExactly("record.viewed");
    }

    @Test
    void lookingAtOnesOwnRecordIsNone() {
        var tenant = book.anOrganization();
        var person = UUID.randomUUID();

        TenantScope.run(tenant, Actor.person(person, "Wren Halloway"), () -> log.disclosed(person, "profile"));
        TenantScope.run(tenant, Actor.SYSTEM, () -> log.disclosed(person, "profile"));

        assertThat(actions(tenant)).isEmpty();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int repeat(int times, Callable<Integer> work) throws Exception {
        var sum = 0;
        for (var time = 0; time < times; time++) {
            sum += work.call();
        }
        return sum;
    }

    private List<Long> numbers(TenantId tenant) {
        return book.inTransaction(
                tenant,
                () -> jdbc.sql("select number from platform.audit_seal order by number")
                        .query(Long.class)
                        .list());
    }

    private List<String> actions(TenantId tenant) {
        return book.inTransaction(
                tenant,
                () -> jdbc.sql("select action from platform.audit_entry order by id")
                        .query(String.class)
                        .list());
    }

    private String actionAt(TenantId tenant, long number) {
        return book.inTransaction(
                tenant,
                () -> jdbc.sql("""
                        select e.action from platform.audit_seal s join platform.audit_entry e on e.id = s.entry_id
                         where s.number = :number""").param("number", number).query(String.class).single());
    }
}
