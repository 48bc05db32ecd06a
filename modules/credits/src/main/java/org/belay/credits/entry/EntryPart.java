// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.belay.credits.Credits;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Minutes;
import org.belay.moving.RecordPart;
import org.belay.people.PersonId;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * CE entries. One that came before is known by its issuer and key, also when it has been taken away here since. Whoever
 * corrects one makes it their own: it no longer says who signed it.
 */
@Component
class EntryPart implements RecordPart {

    private final CeEntries entries;
    private final TenantDirectory tenants;
    private final Clock clock;

    EntryPart(CeEntries entries, TenantDirectory tenants, Clock clock) {
        this.entries = entries;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "credits.entries";
    }

    @Override
    public List<Item> give(UUID person) {
        return entries.findByPersonOrderByActivityDateAsc(PersonId.of(person)).stream()
                .filter(entry -> !entry.removed())
                .map(EntryPart::item)
                .toList();
    }

    private static Item item(CeEntry entry) {
        var details = entry.details();
        var minutes = details.minutes();
        var printed = new LinkedHashMap<String, @Nullable Object>();
        details.printed().forEach((issuer, credits) -> printed.put(issuer, credits.toString()));
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("title", details.title());
        data.put("date", details.date().toString());
        data.put("minutes", minutes == null ? null : minutes.count());
        data.put("printed", printed);
        data.put("provider", details.provider());
        data.put("providerKind", details.providerKind());
        data.put("delivery", details.delivery().name());
        data.put("domains", details.domains());
        data.put("type", details.type());
        data.put("countsFor", details.countsFor().stream().sorted().toList());
        data.put("topics", details.topics().stream().sorted().toList());
        data.put("approvals", details.approvals().stream().sorted().toList());
        return new Item(entry.id().value().toString(), data);
    }

    @Override
    public String title(Item item) {
        return item.text("title") + " (" + item.text("date") + ")";
    }

    @Override
    public Taken take(UUID person, Origin origin, List<Item> items) {
        var owner = PersonId.of(person);
        var added = 0;
        var known = 0;
        for (var item : items) {
            var submission = "moved " + origin.host() + " " + item.key();
            if (entries.findByPersonAndSubmission(owner, submission).isPresent()) {
                known++;
            } else {
                added += add(owner, submission, item, origin);
            }
        }
        return new Taken(added, known, items.size() - added - known);
    }

    private int add(PersonId owner, String submission, Item item, Origin origin) {
        try {
            var today = LocalDate.ofInstant(clock.instant(), tenants.current().zone());
            var entry = new CeEntry(owner, submission, details(item), today, clock.instant());
            entry.cameFrom(origin.name(), origin.signedAt());
            entries.saveAndFlush(entry);
            return 1;
        } catch (DateTimeException | RuleViolation | IllegalArgumentException | ClassCastException e) {
            return 0;
        }
    }

    private static EntryDetails details(Item item) {
        return new EntryDetails(
                String.valueOf(item.text("title")),
                LocalDate.parse(String.valueOf(item.text("date"))),
                item.data().get("minutes") instanceof Number minutes ? new Minutes(minutes.intValue()) : null,
                printed(item.data().get("printed")),
                String.valueOf(item.text("provider")),
                String.valueOf(item.text("providerKind")),
                LoggedEntry.Delivery.valueOf(String.valueOf(item.text("delivery"))),
                domains(item.data().get("domains")),
                String.valueOf(item.text("type")),
                codes(item.data().get("countsFor")),
                codes(item.data().get("topics")),
                codes(item.data().get("approvals")));
    }

    private static Map<String, Credits> printed(@Nullable Object told) {
        var printed = new HashMap<String, Credits>();
        if (told instanceof Map<?, ?> map) {
            map.forEach((issuer, credits) ->
                    printed.put((String) issuer, new Credits(new BigDecimal(String.valueOf(credits)))));
        }
        return printed;
    }

    private static SortedMap<String, Integer> domains(@Nullable Object told) {
        var domains = new TreeMap<String, Integer>();
        if (told instanceof Map<?, ?> map) {
            map.forEach((domain, share) -> domains.put((String) domain, ((Number) share).intValue()));
        }
        return domains;
    }

    private static Set<String> codes(@Nullable Object told) {
        var codes = new HashSet<String>();
        if (told instanceof List<?> list) {
            list.forEach(code -> codes.add((String) code));
        }
        return codes;
    }
}
