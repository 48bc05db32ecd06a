// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.util.Map;
import org.belay.audit.AuditLog;
import org.belay.files.FileDecided;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An entry whose certificate a reviewer had deleted has none, and asks for one again. */
@Component
class PurgedCertificates {

    private final CeEntries entries;
    private final AuditLog audit;

    PurgedCertificates(CeEntries entries, AuditLog audit) {
        this.entries = entries;
        this.audit = audit;
    }

    @EventListener
    void on(FileDecided decided) {
        if (!decided.purged()) {
            return;
        }
        for (var entry : entries.findByCertificate(decided.file().value())) {
            entry.withoutCertificate();
            entries.save(entry);
            audit.record("ce.certificate-purged", "ce-entry", entry.id().value(), Map.of());
        }
    }
}
