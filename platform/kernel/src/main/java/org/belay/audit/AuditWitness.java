// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.util.Map;
import org.belay.plugins.FeatureTurned;
import org.belay.tenancy.TenantScope;
import org.belay.web.AccessRefused;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what the parts of the kernel below the log cannot write themselves. */
@Component
class AuditWitness {

    private static final int LONGEST_PATH = 300;

    private final AuditLog log;

    AuditWitness(AuditLog log) {
        this.log = log;
    }

    /** The refused transaction has ended, so the entry gets one of its own. */
    @EventListener
    void on(AccessRefused refused) {
        if (TenantScope.current().isPresent()) {
            var path = refused.path();
            log.recordAlone(
                    "access.refused",
                    "page",
                    null,
                    Map.of(
                            "method",
                            refused.method(),
                            "path",
                            path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path));
        }
    }

    /** Runs within the transaction that turns the switch. */
    @EventListener
    void on(FeatureTurned turned) {
        log.record(turned.on() ? "feature.on" : "feature.off", "feature", null, Map.of("feature", turned.feature()));
    }
}
