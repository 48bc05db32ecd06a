// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.belay.jobs.sample.Outing;
import org.belay.jobs.sample.OutingTrip;
import org.belay.plugins.ModuleDescriptor;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
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
