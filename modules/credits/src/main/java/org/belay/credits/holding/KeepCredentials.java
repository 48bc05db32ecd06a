// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.holding;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.credits.CeRecord;
import org.belay.credits.CeRecords;
import org.belay.credits.Cycle;
import org.belay.credits.Requirements;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person says which credentials they hold and when their cycles begin and end. */
@Service
@Transactional
@PreAuthorize("hasAuthority('credits:log')")
class KeepCredentials {

    private final HeldCredentials credentials;
    private final CeRecords records;
    private final Requirements requirements;
    private final AuditLog audit;

    KeepCredentials(HeldCredentials credentials, CeRecords records, Requirements requirements, AuditLog audit) {
        this.credentials = credentials;
        this.records = records;
        this.requirements = requirements;
        this.audit = audit;
    }

    record Kept(UUID id, String code, Cycle cycle, long version) {

        static Kept of(HeldCredential credential) {
            return new Kept(credential.id(), credential.code(), credential.cycle(), credential.version());
        }
    }

    /** Code, and name with issuer, of the credentials that are known and not held yet. */
    @Transactional(readOnly = true)
    public Map<String, String> offered() {
        var record = records.mine();
        var offered = new LinkedHashMap<String, String>();
        requirements.credentials(record.today()).stream()
                .filter(one -> record.credential(one.code()).isEmpty())
                .forEach(one -> offered.put(
                        one.code(),
                        one.code() + ", " + one.name() + " (" + one.issuer().name() + ")"));
        return offered;
    }

    @Transactional(readOnly = true)
    public CeRecord.Held get(UUID id) {
        return records.mine().credentials().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    public Kept add(String code, CycleDates dates) {
        var me = CeRecords.me();
        if (credentials.existsByPersonAndCode(me, code)) {
            throw new RuleViolation("credits.credential.held", code);
        }
        var held = credentials.saveAndFlush(new HeldCredential(me, code, cycle(code, dates), dates.passedOn()));
        audit.record(
                "ce.credential-added",
                "ce-credential",
                held.id(),
                Map.of("credential", code, "cycle", held.cycle().toString()));
        return Kept.of(held);
    }

    /** @throws org.belay.tenancy.StaleWrite when it has changed since {@code version} was read */
    public Kept change(UUID id, long version, CycleDates dates) {
        var held = credentials.findByIdAndPerson(id, CeRecords.me()).orElseThrow(NotFound::new);
        held.expectVersion(version);
        var before = held.cycle();
        held.correct(cycle(held.code(), dates), dates.passedOn());
        var saved = credentials.saveAndFlush(held);
        audit.record(
                "ce.cycle-changed",
                "ce-credential",
                id,
                Map.of("before", before.toString(), "after", saved.cycle().toString()));
        return Kept.of(saved);
    }

    private Cycle cycle(String code, CycleDates dates) {
        var today = records.today();
        var credential =
                requirements.credential(code, today).orElseThrow(() -> new RuleViolation("credits.credential.unknown"));
        var cycle = dates.cycle(credential, today);
        if (requirements.credential(code, cycle.start()).isEmpty()) {
            throw new RuleViolation("credits.cycle.early");
        }
        return cycle;
    }
}
