// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.belay.credits.Cycle;
import org.belay.credits.EntryId;
import org.belay.credits.HolderFact;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Minutes;
import org.belay.credits.StatusEvent;

/** Reads the test cases of a pack, whose names must be those of the pack. */
record PackCases(RequirementReader.Names names) {

    List<PackCase> read(PackNode node) {
        return node.items().stream().map(this::readOne).toList();
    }

    private PackCase readOne(PackNode node) {
        node.only("name", "asOf", "holdings", "facts", "entries", "expect", "portfolio");
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
                node.maybe("facts")
                        .map(list -> list.items().stream().map(this::fact).collect(Collectors.toSet()))
                        .orElse(Set.of()),
                List.copyOf(entries),
                node.at("expect").items().stream().map(this::expected).toList(),
                node.maybe("portfolio").map(this::portfolio).orElse(null));
    }

    private Holding holding(PackNode node) {
        node.only("code", "certified", "start", "end", "events");
        var start = node.at("start").date();
        var end = node.at("end").date();
        if (end.isBefore(start)) {
            throw node.at("end").problem("lies before 'start'");
        }
        return new Holding(
                node.at("code").oneOf(names.credentials()),
                node.at("certified").date(),
                Cycle.typed(start, end),
                node.maybe("events")
                        .map(list -> list.items().stream().map(this::event).toList())
                        .orElse(List.of()));
    }

    private StatusEvent event(PackNode node) {
        node.only("status", "from", "until");
        return new StatusEvent(
                PackReader.named(node.at("status"), StatusEvent.Status.values()),
                node.at("from").date(),
                node.maybe("until").map(PackNode::date).orElse(null));
    }

    private HolderFact fact(PackNode node) {
        node.only("fact", "is", "from", "to");
        return new HolderFact(
                node.at("fact").text(),
                node.at("is").text(),
                node.maybe("from").map(PackNode::date).orElse(null),
                node.maybe("to").map(PackNode::date).orElse(null));
    }

    private LoggedEntry entry(PackNode node, String suffix, int number) {
        node.only(
                "title",
                "times",
                "date",
                "minutes",
                "credits",
                "provider",
                "domains",
                "type",
                "waiting",
                "countsFor",
                "delivery",
                "topics",
                "approvals",
                "placed",
                "certificate");
        var title = node.at("title").text() + suffix;
        return new LoggedEntry(
                new EntryId(UUID.nameUUIDFromBytes((number + title).getBytes(StandardCharsets.UTF_8))),
                title,
                "a provider",
                node.at("provider").oneOf(names.providerKinds()),
                node.at("date").date(),
                node.maybe("minutes")
                        .map(minutes -> new Minutes(minutes.number(1, 120_000)))
                        .orElse(null),
                node.maybe("credits")
                        .map(credits -> Map.of(names.issuer(), credits.credits()))
                        .orElse(Map.of()),
                node.maybe("delivery")
                        .map(way -> PackReader.named(way, LoggedEntry.Delivery.values()))
                        .orElse(LoggedEntry.Delivery.LIVE_ONLINE),
                domains(node.at("domains")),
                node.at("type").oneOf(names.types()),
                node.maybe("certificate").map(PackNode::flag).orElse(true),
                node.maybe("waiting").map(PackNode::flag).orElse(false)
                        ? LoggedEntry.State.WAITING
                        : LoggedEntry.State.COUNTED,
                PackReader.known(node.at("countsFor"), names.credentials()),
                node.maybe("topics")
                        .map(list -> PackReader.known(list, names.topics()))
                        .orElse(Set.of()),
                node.maybe("approvals").map(list -> Set.copyOf(list.texts())).orElse(Set.of()),
                node.maybe("placed")
                        .map(code -> Map.of(names.issuer(), code.oneOf(names.credentials())))
                        .orElse(Map.of()));
    }

    private TreeMap<String, Integer> domains(PackNode node) {
        var shares = new TreeMap<String, Integer>();
        node.members().forEach((domain, share) -> {
            if (!names.domains().contains(domain)) {
                throw share.problem("is not one of " + String.join(", ", names.domains()));
            }
            shares.put(domain, share.number(1, 10_000));
        });
        return shares;
    }

    private PackCase.Expected expected(PackNode node) {
        node.only("code", "required", "counted", "waiting", "surplus", "met", "reasons");
        return new PackCase.Expected(
                node.at("code").oneOf(names.credentials()),
                node.maybe("required").map(PackNode::credits).orElse(null),
                node.at("counted").credits(),
                node.at("waiting").credits(),
                node.at("surplus").credits(),
                Set.copyOf(node.at("met").texts()),
                Set.copyOf(node.at("reasons").texts()));
    }

    private PackCase.ExpectedPortfolio portfolio(PackNode node) {
        node.only("required", "counted", "met");
        return new PackCase.ExpectedPortfolio(
                node.at("required").credits(),
                node.at("counted").credits(),
                Set.copyOf(node.at("met").texts()));
    }
}
