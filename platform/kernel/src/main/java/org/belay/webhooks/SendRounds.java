// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.belay.jobs.RecurringTenantWork;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Gives each webhook with something to send a turn on a thread of its own. A node has so many places in all and so many
 * for one tenant; a turn ends with the first failure, or when it has been long enough. So receivers that do not answer
 * take up no more than their own tenant's places, and none of them for long.
 */
class SendRounds implements RecurringTenantWork, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SendRounds.class);
    private static final Duration TURN = Duration.ofSeconds(10);

    private final DueDeliveries due;
    private final Sending sending;
    private final Clock clock;
    private final int places;
    private final int placesOfOne;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<UUID> busy = new HashSet<>();
    private final Map<TenantId, Integer> taken = new HashMap<>();
    private volatile boolean goingDown;

    SendRounds(DueDeliveries due, Sending sending, Clock clock, int places, int placesOfOne) {
        this.due = due;
        this.sending = sending;
        this.clock = clock;
        this.places = places;
        this.placesOfOne = placesOfOne;
    }

    @Override
    public String name() {
        return "webhooks.delivery";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    /** Begins turns; it does not wait for them. */
    @Override
    public void run() {
        var tenant = TenantScope.require().tenant();
        for (var webhook : due.webhooks(clock.instant(), places)) {
            if (!goingDown && take(tenant, webhook)) {
                threads.execute(() -> turn(tenant, webhook));
            }
        }
    }

    private void turn(TenantId tenant, UUID webhook) {
        try {
            TenantScope.run(tenant, Actor.SYSTEM, () -> serve(webhook));
        } catch (RuntimeException failure) {
            LOG.error("The webhook {} could not be served.", webhook, failure);
        } finally {
            give(tenant, webhook);
        }
    }

    private void serve(UUID webhook) {
        var end = System.nanoTime() + TURN.toNanos();
        while (!goingDown && System.nanoTime() < end && sending.next(webhook)) {
            // one after the other
        }
    }

    private synchronized boolean take(TenantId tenant, UUID webhook) {
        if (busy.size() >= places || taken.getOrDefault(tenant, 0) >= placesOfOne || !busy.add(webhook)) {
            return false;
        }
        taken.merge(tenant, 1, Integer::sum);
        return true;
    }

    private synchronized void give(TenantId tenant, UUID webhook) {
        busy.remove(webhook);
        taken.computeIfPresent(tenant, (id, number) -> number == 1 ? null : number - 1);
        notifyAll();
    }

    /** Waits until every turn has ended. */
    synchronized void await() throws InterruptedException {
        while (!busy.isEmpty()) {
            wait();
        }
    }

    /** What is being sent is waited for; what could not be finished is another node's when its lease is over. */
    @Override
    public void destroy() {
        goingDown = true;
        threads.close();
    }
}
