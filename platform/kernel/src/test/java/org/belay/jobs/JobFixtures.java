// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.belay.jobs.sample.Outing;
import org.belay.jobs.sample.OutingTrip;
import org.belay.plugins.ModuleDescriptor;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tenants, and a handler that does what the test wishes. */
@TestConfiguration(proxyBeanMethods = false)
class JobFixtures {

    /** What a test's job is to do, found by its word. */
    record Wish(String word) {}

    @Bean
    Errands errands() {
        return new Errands();
    }

    @Bean
    Outing outing() {
        return new Outing();
    }

    @Bean
    OutingTrip outingTrip() {
        return new OutingTrip();
    }

    @Bean
    ModuleDescriptor outingDescriptor() {
        return ModuleDescriptor.named("outing", Outing.class).build();
    }

    @Bean
    Stage stage(Tenants tenants, PlatformTransactionManager transactions, JdbcClient jdbc) {
        return new Stage(tenants, new TransactionTemplate(transactions), jdbc);
    }

    @Bean
    Doorbell doorbell() {
        return new Doorbell();
    }

    /** Somebody rang. */
    record Rung(TenantId tenant) implements TenantEvent {}

    /** Hears who rang, unless it is deaf. */
    static class Doorbell {

        private final List<TenantId> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger deaf = new AtomicInteger();
        private final Phaser rounds = new Phaser(1);
        private volatile Semaphore entered = new Semaphore(0);
        private volatile Semaphore free = new Semaphore(Integer.MAX_VALUE);
        private volatile int before;

        @ApplicationModuleListener
        public void on(Rung event) throws InterruptedException {
            entered.release();
            free.acquire();
            free.release();
            try {
                if (deaf.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new IllegalStateException("deaf");
                }
                heard.add(TenantScope.require().tenant());
            } finally {
                rounds.arrive();
            }
        }

        void reset() {
            heard.clear();
            deaf.set(0);
            entered = new Semaphore(0);
            free = new Semaphore(Integer.MAX_VALUE);
            before = rounds.getPhase();
        }

        void deafFor(int times) {
            deaf.set(times);
        }

        void hold() {
            free = new Semaphore(0);
        }

        void entered() throws InterruptedException {
            entered.acquire();
        }

        void letGo() {
            free.release();
        }

        List<TenantId> heard() {
            return List.copyOf(heard);
        }

        int rounds() {
            return rounds.getPhase() - before;
        }

        boolean awaitRounds(int count) throws InterruptedException {
            try {
                for (var phase = rounds.getPhase(); phase - before < count; phase = rounds.getPhase()) {
                    rounds.awaitAdvanceInterruptibly(phase, 10, TimeUnit.SECONDS);
                }
                return true;
            } catch (TimeoutException e) {
                return false;
            }
        }
    }

    static class Errands implements JobHandler {

        private final Map<String, Consumer<JobRun>> wishes = new ConcurrentHashMap<>();

        void on(String word, Consumer<JobRun> wish) {
            wishes.put(word, wish);
        }

        @Override
        public String type() {
            return "test.errand";
        }

        @Override
        public void run(JobRun run) {
            wishes.get(run.parameters(Wish.class).word()).accept(run);
        }
    }

    record Stage(Tenants tenants, TransactionTemplate transaction, JdbcClient jdbc) {

        private static final AtomicInteger FOUNDED = new AtomicInteger();

        TenantId aTenant() {
            var slug = "jobs" + FOUNDED.incrementAndGet();
            return tenants.found(
                    slug,
                    "A tenant",
                    TenantKind.UNIVERSITY,
                    Set.of(slug + ".test"),
                    ZoneId.of("America/Detroit"),
                    Locale.US,
                    "US",
                    "#0b6e7f");
        }

        <R> R in(TenantId tenant, Supplier<R> work) {
            return as(Actor.SYSTEM, tenant, work);
        }

        <R> R as(Actor actor, TenantId tenant, Supplier<R> work) {
            return TenantScope.call(tenant, actor, () -> transaction.execute(status -> work.get()));
        }
    }
}
