// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.credits.CeRecords;
import org.belay.credits.EntryId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person logs their own continuing education. */
@Service
@Transactional
@PreAuthorize("hasAuthority('credits:log')")
class LogCe {

    private final CeEntries entries;
    private final CeRecords records;
    private final AuditLog audit;
    private final Certificates certificates;
    private final Clock clock;

    LogCe(CeEntries entries, CeRecords records, AuditLog audit, Certificates certificates, Clock clock) {
        this.entries = entries;
        this.records = records;
        this.audit = audit;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** @param fresh false when this very submission had already been stored, and nothing was added */
    record Saved(EntryId id, long version, boolean fresh) {}

    /**
     * Adds an entry. The same submission sent again adds nothing, however close together the two arrive.
     *
     * @param submission chosen by who sends it, unique among their own
     * @param certificate a file of the person, if there is one already
     */
    public Saved add(EntryDetails details, String submission, @Nullable UUID certificate) {
        var me = CeRecords.me();
        entries.oneAtATime(me + " " + submission);
        var before = entries.findByPersonAndSubmission(me, submission).orElse(null);
        if (before != null && !before.removed()) {
            return new Saved(before.id(), before.version(), false);
        }
        if (before != null) {
            before.restore(clock.instant());
            return change(before, details, certificate);
        }
        var added = new CeEntry(me, submission, details, records.today(), clock.instant());
        if (certificate != null) {
            added.attach(certificates.own(certificate, me));
        }
        var entry = entries.saveAndFlush(added);
        audit.record("ce.added", "ce-entry", entry.id().value(), Map.of("entry", details.toString()));
        return new Saved(entry.id(), entry.version(), true);
    }

    /** @throws org.belay.tenancy.StaleWrite when it has changed since {@code version} was read */
    public Saved change(EntryId id, long version, EntryDetails details, @Nullable UUID certificate) {
        var entry = entries.require(id, CeRecords.me());
        entry.expectVersion(version);
        return change(entry, details, certificate);
    }

    /** Adds the certificate to an entry, or puts another in its place. */
    public void attach(EntryId id, UUID certificate) {
        var me = CeRecords.me();
        var entry = entries.require(id, me);
        entry.attach(certificates.own(certificate, me));
        entries.save(entry);
        audit.record("ce.certificate-added", "ce-entry", id.value(), Map.of("file", certificate.toString()));
    }

    /** Takes the entry away; harmless when it is away already. */
    public void remove(EntryId id, @Nullable Long version) {
        var entry = entries.require(id, CeRecords.me());
        if (version != null) {
            entry.expectVersion(version);
        }
        if (!entry.removed()) {
            entry.remove(clock.instant());
            entries.save(entry);
            audit.record(
                    "ce.removed",
                    "ce-entry",
                    id.value(),
                    Map.of("entry", entry.details().toString()));
        }
    }

    /** Puts an entry back that was taken away within the last day. */
    public void restore(EntryId id) {
        var entry = entries.require(id, CeRecords.me());
        if (entry.removed()) {
            entry.restore(clock.instant());
            entries.save(entry);
            audit.record("ce.restored", "ce-entry", id.value(), Map.of());
        }
    }

    private Saved change(CeEntry entry, EntryDetails details, @Nullable UUID certificate) {
        var before = entry.details();
        if (certificate != null) {
            entry.attach(certificates.own(certificate, CeRecords.me()));
        }
        entry.change(details, records.today());
        var saved = entries.saveAndFlush(entry);
        if (!before.equals(details)) {
            audit.record(
                    "ce.changed",
                    "ce-entry",
                    entry.id().value(),
                    Map.of("before", before.toString(), "after", details.toString()));
        }
        return new Saved(saved.id(), saved.version(), true);
    }
}
