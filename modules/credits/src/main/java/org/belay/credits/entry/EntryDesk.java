// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.belay.credits.CeRecord;
import org.belay.credits.CeRecords;
import org.belay.credits.Contact;
import org.belay.credits.EntryId;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Requirements;
import org.belay.credits.Requirements.Choice;
import org.belay.credits.Requirements.Credential;
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
        var known = known(record, entry);
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
                entry.certificate() ? null : wording.date(due(logged, known)),
                contact.address().isPresent(),
                logged.version());
    }

    /** Opens the certificate of an entry. */
    @Transactional(readOnly = true)
    public FileContent certificate(EntryId id) throws IOException {
        var file = records.mine().entry(id).map(CeRecord.Logged::certificate).orElseThrow(NotFound::new);
        return certificates.open(file);
    }

    /** Every credential that knows names of what an entry says: those it counts for, then those held, then all others. */
    private List<Credential> known(CeRecord record, LoggedEntry entry) {
        return requirements.credentials(record.today()).stream()
                .sorted(Comparator.comparingInt(one -> entry.countsFor().contains(one.code())
                        ? 0
                        : record.credential(one.code()).isPresent() ? 1 : 2))
                .toList();
    }

    private static LocalDate due(CeRecord.Logged logged, List<Credential> known) {
        var asking = known.stream()
                .filter(one -> logged.entry().countsFor().contains(one.code()))
                .toList();
        return LocalDate.ofInstant(logged.loggedAt(), ZoneOffset.UTC)
                .plusDays(EntryChoices.certificateDays(asking.isEmpty() ? known : asking));
    }

    private static List<Choice> choices(List<Credential> known, Function<Credential, List<Choice>> choices) {
        return known.stream().flatMap(one -> choices.apply(one).stream()).toList();
    }

    private void named(Map<String, String> facts, String label, Set<String> keys, List<Choice> choices) {
        if (!keys.isEmpty()) {
            facts.put(
                    wording.text(label),
                    keys.stream()
                            .sorted()
                            .map(key -> Wording.name(choices, key))
                            .collect(Collectors.joining(", ")));
        }
    }

    /** The credits on the certificate; where it shows those of several issuers, each with its issuer. */
    private static String printed(LoggedEntry entry, List<Credential> known) {
        if (entry.printed().size() == 1) {
            return entry.printed().values().iterator().next().toString();
        }
        return new TreeMap<>(entry.printed())
                .entrySet().stream()
                        .map(one -> one.getValue() + " "
                                + known.stream()
                                        .map(Credential::issuer)
                                        .filter(issuer -> issuer.key().equals(one.getKey()))
                                        .map(Requirements.Issuer::name)
                                        .findFirst()
                                        .orElse(one.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private Map<String, String> facts(CeRecord.Logged logged, List<Credential> known) {
        var entry = logged.entry();
        var facts = new LinkedHashMap<String, String>();
        var minutes = entry.minutes();
        if (minutes != null) {
            facts.put(wording.text("credits.field.minutes"), String.valueOf(minutes.count()));
        }
        if (!entry.printed().isEmpty()) {
            facts.put(wording.text("credits.field.credits"), printed(entry, known));
        }
        facts.put(
                wording.text("credits.field.provider"),
                entry.provider() + " (" + Wording.name(choices(known, Credential::providerKinds), entry.providerKind())
                        + ")");
        facts.put(wording.text("credits.field.delivery"), wording.text("credits.delivery." + entry.delivery()));
        facts.put(wording.text("credits.field.type"), Wording.name(choices(known, Credential::types), entry.type()));
        facts.put(
                wording.text("credits.field.domain"),
                entry.domains().keySet().stream()
                        .map(domain -> Wording.name(choices(known, Credential::domains), domain))
                        .collect(Collectors.joining(", ")));
        named(facts, "credits.field.topics", entry.topics(), choices(known, Credential::topics));
        named(facts, "credits.field.approvals", entry.approvals(), choices(known, Credential::approvals));
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
