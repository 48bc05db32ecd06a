// SPDX-License-Identifier: Apache-2.0
package org.belay.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.belay.KernelTest;
import org.belay.tenancy.TenantDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KernelTest
class LimitsTests {

    private static final int LIMIT = 53;
    private static final int TRIES = 3;

    private final AtomicLong time = new AtomicLong();
    private JdbcClient jdbc;
    private Limits one;
    private Limits other;
    private String source;

    @Autowired
    DataSource database;

    @BeforeEach
    void startTwoNodes() {
        var open = ((TenantDataSource) database).withoutTenant();
        jdbc = JdbcClient.create(open);
        one = new Limits("test", LIMIT, new SharedCount(open), time::get);
        other = new Limits("test", LIMIT, new SharedCount(open), time::get);
        source = UUID.randomUUID().toString();
    }

    @Test
    void twoNodesAskedAtOnceLetThroughTheLimitAndNotOneMore() {
        var admitted = withinOneMinute(() -> {
            var asked = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 4 * LIMIT; i++) {
                var node = i % 2 == 0 ? one : other;
                asked.add(() -> node.tryOnce(source).isEmpty());
            }
            return inParallel(asked).stream().filter(through -> through).count();
        });
        assertThat(admitted).isEqualTo(LIMIT);
    }

    @Test
    void whatOneNodeLetThroughCountsAtTheOther() {
        var admitted = withinOneMinute(() -> admitted(one) + admitted(other));
        assertThat(admitted).isEqualTo(LIMIT);
        assertThat(one.tryOnce(UUID.randomUUID().toString())).isEmpty();
    }

    @Test
    void whoWaitsAsToldMayAskAgain() {
        withinOneMinute(() -> admitted(one));
        var wait = one.tryOnce(source).orElseThrow();
        assertThat(wait).isBetween(1L, 61L);

        time.addAndGet(Duration.ofSeconds(wait).toNanos());
        jdbc.sql("update platform.request_count set minute = minute - interval '1 minute'")
                .update();

        assertThat(withinOneMinute(() -> admitted(one))).isEqualTo(LIMIT);
    }

    @Test
    void sourcesThatHaveBeenQuietForHoursAreForgotten() {
        var count = new SharedCount(((TenantDataSource) database).withoutTenant());
        count.take("quiet since long", 1);
        jdbc.sql("update platform.request_count set minute = minute - interval '3 hours'")
                .update();
        for (int i = 0; i < 1_000; i++) {
            count.take(source, 1);
        }
        assertThat(jdbc.sql("select count(*) from platform.request_count where minute < now() - interval '2 hours'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long admitted(Limits node) {
        var through = 0;
        while (node.tryOnce(source).isEmpty()) {
            through++;
        }
        return through;
    }

    /** Counts begin anew with the database's minute; what lies across its end is tried once more with another source. */
    private <T> T withinOneMinute(Supplier<T> work) {
        for (int i = 0; i < TRIES; i++) {
            var begun = minute();
            var done = work.get();
            if (begun.equals(minute())) {
                return done;
            }
            source = UUID.randomUUID().toString();
            time.addAndGet(Duration.ofMinutes(1).toNanos());
        }
        throw new AssertionError("This machine is too slow to ask within a minute.");
    }

    private OffsetDateTime minute() {
        return jdbc.sql("select date_trunc('minute', clock_timestamp())")
                .query(OffsetDateTime.class)
                .single();
    }

    private static <T> List<T> inParallel(List<Callable<T>> work) {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
