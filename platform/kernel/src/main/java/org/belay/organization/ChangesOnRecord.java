// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import java.util.Map;
import org.belay.audit.AuditLog;
import org.belay.plugins.FeatureTurned;
import org.belay.plugins.SettingChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes the audit entries of switches and settings, within the transaction that changes them. */
@Component
class ChangesOnRecord {

    private final AuditLog audit;

    ChangesOnRecord(AuditLog audit) {
        this.audit = audit;
    }

    @EventListener
    void on(FeatureTurned turned) {
        audit.record(
                turned.on() ? "feature.switched-on" : "feature.switched-off",
                "organization",
                turned.tenant().value(),
                Map.of("feature", turned.feature()));
    }

    @EventListener
    void on(SettingChanged changed) {
        audit.record(
                "setting.changed",
                "organization",
                changed.tenant().value(),
                Map.of(
                        "setting",
                        changed.key(),
                        "value",
                        changed.value(),
                        "from",
                        changed.from().toString()));
    }
}
