// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.belay.credits.CeRecord;
import org.belay.credits.CeRecords;
import org.belay.credits.Contact;
import org.belay.credits.EntryId;
import org.belay.credits.Requirements;
import org.belay.credits.Standing;
import org.belay.credits.Wording;
import org.belay.files.FileContent;
import org.belay.tenancy.NotFound;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows one of the person's own entries. */
@Service
@Transactional
@PreAuthorize("hasAuthority('credits:log')")
class EntryDesk {

    private final CeRecords records;
    private final Requirements requirements;
    private final Wording wording;
    private final Certificates certificates;
    private final Contact contact;

    EntryDesk(
            CeRecords records, Requirements requirements, Wording wording, Certificates certificates, Contact contact) {
        this.records = records;
        this.requirements = requirements;
        this.wording = wording;
        this.certificates = certificates;
        this.contact = contact;
    }

    @Transactional(readOnly = true)
    public EntryPage show(EntryId id) {
        var record = records.mine();
        var logged = record.entry(id).orElseThrow(NotFound::new);
        var standing = requirements.standing(record.holdings(), record.loggedEntries(), record.today());
        var entry = logged.entry();
        var known = requirements.credentials(record.today()).getFirst();
        return new EntryPage(
                id,
                entry.title(),
                wording.date(entry.date()) + " · " + entry.provider(),
                facts(logged, known),
                standing.credentials().stream()
                        .filter(one -> !one.over())
                        .map(one -> placed(one, id))
                        .toList(),
                logged.certificate() == null ? null : certificates.state(logged.certificate()),
                entry.certificate() ? null : wording.date(due(record, logged, known)),
                contact.address().isPresent(),
                logged.version());
    }

    /** Opens the certificate of an entry. */
    @Transactional(readOnly = true)
    public FileContent certificate(EntryId id) throws IOException {
        var file = records.mine().entry(id).map(CeRecord.Logged::certificate).orElseThrow(NotFound::new);
        return certificates.open(file);
    }

    private static LocalDate due(CeRecord record, CeRecord.Logged logged, Requirements.Credential credential) {
        return LocalDate.ofInstant(logged.loggedAt(), ZoneOffset.UTC)
                .plusDays(credential.certificateDue().count());
    }

    private Map<String, String> facts(CeRecord.Logged logged, Requirements.Credential known) {
        var entry = logged.entry();
        var facts = new LinkedHashMap<String, String>();
        var minutes = entry.minutes();
        if (minutes != null) {
            facts.put(wording.text("credits.field.minutes"), String.valueOf(minutes.count()));
        }
        entry.printed()
                .forEach((issuer, credits) -> facts.put(wording.text("credits.field.credits"), credits.toString()));
        facts.put(
                wording.text("credits.field.provider"),
                entry.provider() + " (" + Wording.name(known.providerKinds(), entry.providerKind()) + ")");
        facts.put(wording.text("credits.field.delivery"), wording.text("credits.delivery." + entry.delivery()));
        facts.put(wording.text("credits.field.type"), Wording.name(known.types(), entry.type()));
        facts.put(
                wording.text("credits.field.domain"),
                entry.domains().keySet().stream()
                        .map(domain -> Wording.name(known.domains(), domain))
                        .collect(Collectors.joining(", ")));
        facts.put(
                wording.text("credits.field.countsFor"),
                entry.countsFor().isEmpty()
                        ? wording.text("credits.none")
                        : entry.countsFor().stream().sorted().collect(Collectors.joining(", ")));
        var origin = logged.origin();
        if (origin != null) {
            facts.put(
                    wording.text("credits.field.origin"),
                    wording.text(
                            "credits.origin",
                            origin.organization(),
                            wording.date(LocalDate.ofInstant(origin.signedAt(), ZoneOffset.UTC))));
        }
        return facts;
    }

    private EntryPage.Placed placed(Standing.OfCredential standing, EntryId id) {
        var entry = standing.entries().stream()
                .filter(one -> one.entry().equals(id))
                .findFirst()
                .orElseThrow();
        var state = !entry.waiting().isZero() ? "waiting" : entry.counted().isZero() ? "not" : "counted";
        return new EntryPage.Placed(
                standing.credential(),
                switch (state) {
                    case "counted" -> "good";
                    case "waiting" -> "neutral";
                    default -> "problem";
                },
                wording.text("credits.state." + state),
                wording.amount(entry.counted().plus(entry.waiting()), wording.credential(standing)),
                wording.why(standing, entry).orElse(null));
    }
}
