// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.util.function.BooleanSupplier;
import org.belay.tenancy.Actor;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Does recurring work for each active tenant that has the feature. */
@Component
class TenantWork {

    private static final Logger LOG = LoggerFactory.getLogger(TenantWork.class);

    private final TenantDirectory tenants;
    private final OwningFeature features;

    TenantWork(TenantDirectory tenants, OwningFeature features) {
        this.tenants = tenants;
        this.features = features;
    }

    void round(RecurringTenantWork work, BooleanSupplier goingDown) {
        for (var tenant : tenants.all()) {
            if (goingDown.getAsBoolean()) {
                return;
            }
            if (tenant.active()) {
                TenantScope.run(tenant.id(), Actor.SYSTEM, () -> within(tenant, work));
            }
        }
    }

    private void within(Tenant tenant, RecurringTenantWork work) {
        MDC.put("tenant", tenant.slug());
        try {
            if (features.isOn(work)) {
                work.run();
            }
        } catch (RuntimeException failure) {
            LOG.error("The round of {} failed for {}.", work.name(), tenant.slug(), failure);
        } finally {
            MDC.remove("tenant");
        }
    }
}
