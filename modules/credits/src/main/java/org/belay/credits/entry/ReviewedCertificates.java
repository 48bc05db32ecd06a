// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.util.Map;
import org.belay.audit.AuditLog;
import org.belay.files.FileDecided;
import org.belay.notices.NoticeText;
import org.belay.notices.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people what became of a certificate that was held back. An entry whose certificate was deleted has none, and asks
 * for one again.
 */
@Component
class ReviewedCertificates {

    private static final String KIND = "credits.certificate-reviewed";

    private final CeEntries entries;
    private final Notices notices;
    private final AuditLog audit;

    ReviewedCertificates(CeEntries entries, Notices notices, AuditLog audit) {
        this.entries = entries;
        this.notices = notices;
        this.audit = audit;
    }

    @EventListener
    void on(FileDecided decided) {
        for (var entry : entries.findByCertificate(decided.file().value())) {
            if (decided.purged()) {
                entry.withoutCertificate();
                entries.save(entry);
                audit.record("ce.certificate-purged", "ce-entry", entry.id().value(), Map.of());
            }
            if (!entry.removed()) {
                tell(entry, decided);
            }
        }
    }

    private void tell(CeEntry entry, FileDecided decided) {
        var text = decided.purged() ? "credits.notice.certificate-purged" : "credits.notice.certificate-released";
        notices.tellOnce(
                entry.person(),
                KIND,
                decided.file() + "/" + entry.id(),
                NoticeText.of(text, entry.details().title()),
                "/credits/entries/" + entry.id());
    }
}
