// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs.sample;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belay.jobs.RecurringTenantWork;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;

/** Recurring work of a feature that a tenant may switch off; it fails wherever it is told to. */
public class Outing implements RecurringTenantWork {

    public final List<TenantId> visited = new CopyOnWriteArrayList<>();
    public final List<TenantId> closed = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "outing.walk";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        var tenant = TenantScope.require().tenant();
        if (closed.contains(tenant)) {
            throw new IllegalStateException("closed");
        }
        visited.add(tenant);
    }
}
