// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.belay.credits.Cycle;
import org.belay.credits.EntryId;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Minutes;

/** Reads the test cases of a pack, whose names must be those of the pack. */
record PackCases(
        String issuer, Set<String> domains, Set<String> providerKinds, Set<String> types, Set<String> credentials) {

    List<PackCase> read(PackNode node) {
        return node.items().stream().map(this::readOne).toList();
    }

    private PackCase readOne(PackNode node) {
        node.only("name", "asOf", "holdings", "entries", "expect");
        var entries = new ArrayList<LoggedEntry>();
        for (var entry : node.at("entries").items()) {
            int times = entry.maybe("times").map(count -> count.number(1, 100)).orElse(1);
            for (int time = 1; time <= times; time++) {
                entries.add(entry(entry, times == 1 ? "" : " " + time, entries.size()));
            }
        }
        return new PackCase(
                node.at("name").text(),
                node.at("asOf").date(),
                node.at("holdings").items().stream().map(this::holding).toList(),
                List.copyOf(entries),
                node.at("expect").items().stream().map(this::expected).toList());
    }

    private Holding holding(PackNode node) {
        node.only("code", "certified", "start", "end");
        var start = node.at("start").date();
        var end = node.at("end").date();
        if (end.isBefore(start)) {
            throw node.at("end").problem("lies before 'start'");
        }
        return new Holding(
                node.at("code").oneOf(credentials), node.at("certified").date(), Cycle.typed(start, end));
    }

    private LoggedEntry entry(PackNode node, String suffix, int number) {
        node.only(
                "title", "times", "date", "minutes", "credits", "provider", "domains", "type", "waiting", "countsFor");
        var title = node.at("title").text() + suffix;
        return new LoggedEntry(
                new EntryId(UUID.nameUUIDFromBytes((number + title).getBytes(StandardCharsets.UTF_8))),
                title,
                "a provider",
                node.at("provider").oneOf(providerKinds),
                node.at("date").date(),
                node.maybe("minutes")
                        .map(minutes -> new Minutes(minutes.number(1, 120_000)))
                        .orElse(null),
                node.maybe("credits")
                        .map(credits -> Map.of(issuer, credits.credits()))
                        .orElse(Map.of()),
                LoggedEntry.Delivery.LIVE_ONLINE,
                domains(node.at("domains")),
                node.at("type").oneOf(types),
                true,
                node.maybe("waiting").map(PackNode::flag).orElse(false)
                        ? LoggedEntry.State.WAITING
                        : LoggedEntry.State.COUNTED,
                Set.copyOf(node.at("countsFor").texts()));
    }

    private TreeMap<String, Integer> domains(PackNode node) {
        var shares = new TreeMap<String, Integer>();
        node.members().forEach((domain, share) -> {
            if (!domains.contains(domain)) {
                throw share.problem("is not one of " + String.join(", ", domains));
            }
            shares.put(domain, share.number(1, 10_000));
        });
        return shares;
    }

    private PackCase.Expected expected(PackNode node) {
        node.only("code", "counted", "waiting", "surplus", "met", "reasons");
        return new PackCase.Expected(
                node.at("code").oneOf(credentials),
                node.at("counted").credits(),
                node.at("waiting").credits(),
                node.at("surplus").credits(),
                Set.copyOf(node.at("met").texts()),
                Set.copyOf(node.at("reasons").texts()));
    }
}
