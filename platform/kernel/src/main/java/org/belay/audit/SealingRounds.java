// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.belay.tenancy.Actor;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Seals every few seconds what this node has written, and now and then what any node has left behind. It needs no
 * scheduler of jobs: a round that is missed or done twice changes nothing.
 */
@Component
class SealingRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SealingRounds.class);

    /** One in so many rounds visits every tenant. */
    private static final int FULL_ROUND = 20;

    private final AuditSealer sealer;
    private final TenantDirectory tenants;
    private final Duration every;
    private final boolean enabled;
    private final Set<TenantId> expected = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread thread;

    SealingRounds(
            AuditSealer sealer,
            TenantDirectory tenants,
            @Value("${belay.audit.seal-every:3s}") Duration every,
            @Value("${belay.jobs.enabled:true}") boolean enabled) {
        this.sealer = sealer;
        this.tenants = tenants;
        this.every = every;
        this.enabled = enabled;
    }

    /** Visits the tenant in the next round after the current transaction has committed. */
    void expect(TenantId tenant) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                expected.add(tenant);
            }
        });
    }

    private void run() {
        for (var round = 0; thread == Thread.currentThread(); round++) {
            try {
                round(round % FULL_ROUND == 0);
            } catch (RuntimeException e) {
                LOG.warn("A round of sealing the audit logs failed; it is tried again.", e);
            }
            LockSupport.parkNanos(every.toNanos());
        }
    }

    private void round(boolean full) {
        var due = full ? tenants.all().stream().map(Tenant::id).toList() : List.copyOf(expected);
        for (var tenant : due) {
            expected.remove(tenant);
            try {
                TenantScope.run(tenant, Actor.SYSTEM, sealer::sealPending);
            } catch (RuntimeException e) {
                expected.add(tenant);
                LOG.warn("The audit log of {} could not be sealed; it is tried again.", tenant, e);
            }
        }
    }

    @Override
    public void start() {
        var round = Thread.ofVirtual().name("audit-sealer").unstarted(this::run);
        thread = round; // before it runs, because it runs only while it is the one
        round.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            LockSupport.unpark(running); // not interrupted: that would close the file it may be writing
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public boolean isAutoStartup() {
        return enabled;
    }
}
