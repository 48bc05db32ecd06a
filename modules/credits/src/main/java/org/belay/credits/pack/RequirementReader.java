// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.belay.credits.LoggedEntry;
import org.belay.credits.pack.Requirement.Basis;
import org.belay.credits.pack.Requirement.Binding;
import org.belay.credits.pack.Requirement.Condition;
import org.belay.credits.pack.Requirement.Kind;
import org.jspecify.annotations.Nullable;

/** Reads requirements and the selectors in them. */
record RequirementReader(Figures figures, Names names) {

    private static final int DEEPEST = 10;

    /** What may be named: keys of choices and codes of credentials. */
    record Names(
            Set<String> domains,
            Set<String> types,
            Set<String> providerKinds,
            Set<String> topics,
            Set<String> credentials,
            String issuer) {}

    Requirement requirement(PackNode node) {
        node.only(
                "key",
                "kind",
                "label",
                "hint",
                "amount",
                "percent",
                "roundedUpTo",
                "basis",
                "of",
                "window",
                "credentials",
                "binds",
                "when",
                "unless",
                "source",
                "verify");
        var kind = PackReader.named(node.at("kind"), Kind.values());
        var amount = node.maybe("amount")
                .map(one -> figures.figure(one, PackReader::positive))
                .orElse(null);
        var percent = node.maybe("percent")
                .map(one -> figures.figure(one, value -> value.number(1, 100)))
                .orElse(null);
        if (kind == Kind.EXCLUDE ? amount != null || percent != null : (amount == null) == (percent == null)) {
            throw node.problem(
                    kind == Kind.EXCLUDE
                            ? "takes neither 'amount' nor 'percent'"
                            : "needs one of 'amount' and 'percent'");
        }
        if (kind == Kind.MAX_PER_ACTIVITY && amount == null) {
            throw node.problem("needs 'amount'");
        }
        if (percent == null && node.maybe("roundedUpTo").isPresent()) {
            throw node.problem("rounds what is no share");
        }
        return new Requirement(
                node.at("key").text(),
                kind,
                node.at("label").text(),
                node.maybe("hint").map(PackNode::text).orElse(""),
                amount,
                percent,
                node.maybe("roundedUpTo")
                        .map(one -> figures.figure(one, PackReader::positive))
                        .orElse(null),
                percent == null ? Basis.REQUIRED : PackReader.named(node.at("basis"), Basis.values()),
                node.maybe("of").map(this::selector).orElse(Selector.ANY),
                node.maybe("window").map(this::window).orElse(new Window.OfCycle()),
                node.maybe("credentials")
                        .map(codes -> PackReader.known(codes, names.credentials()))
                        .orElse(Set.of()),
                node.maybe("binds").map(this::binding).orElse(Binding.ALWAYS),
                condition(node, "when"),
                condition(node, "unless"),
                amount != null ? amount.source() : percent != null ? percent.source() : figures.source(node));
    }

    private Binding binding(PackNode node) {
        node.only("by", "from", "to");
        var from = node.maybe("from")
                .map(one -> figures.figure(one, PackNode::date).value());
        var to = node.maybe("to").map(one -> figures.figure(one, PackNode::date).value());
        if (from.isEmpty() && to.isEmpty()) {
            throw node.problem("needs 'from' or 'to'");
        }
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            throw node.at("to").problem("lies before 'from'");
        }
        return new Binding(
                node.at("by").oneOf(List.of("cycle_start", "activity_date")).equals("activity_date"),
                from.orElse(null),
                to.orElse(null));
    }

    private @Nullable Condition condition(PackNode node, String key) {
        return node.maybe(key)
                .map(one -> {
                    one.only("fact", "is");
                    return new Condition(
                            one.at("fact").text(), Set.copyOf(one.at("is").texts()));
                })
                .orElse(null);
    }

    private Window window(PackNode node) {
        node.only("kind", "months", "from");
        var kind = node.at("kind").oneOf(List.of("cycle", "fixed_blocks", "sliding", "calendar_year"));
        return switch (kind) {
            case "fixed_blocks" -> new Window.Blocks(months(node), day(node.at("from")));
            case "sliding" ->
                new Window.Sliding(
                        months(node), node.maybe("from").map(this::day).orElse(null));
            case "calendar_year" -> new Window.CalendarYear();
            default -> new Window.OfCycle();
        };
    }

    private int months(PackNode node) {
        return figures.figure(node.at("months"), value -> value.number(1, 240)).value();
    }

    private LocalDate day(PackNode node) {
        return figures.figure(node, PackNode::date).value();
    }

    Selector selector(PackNode node) {
        return selector(node, 0);
    }

    private Selector selector(PackNode node, int depth) {
        if (depth > DEEPEST) {
            throw node.problem("is nested too deeply");
        }
        node.only("all", "any", "not", "domain", "type", "provider", "delivery", "topic", "approval", "certificate");
        var parts = new ArrayList<Selector>();
        node.maybe("all").ifPresent(list -> parts.add(new Selector.All(selectors(list, depth))));
        node.maybe("any").ifPresent(list -> parts.add(new Selector.Any(selectors(list, depth))));
        node.maybe("not").ifPresent(one -> parts.add(new Selector.Not(selector(one, depth + 1))));
        node.maybe("domain").ifPresent(list -> parts.add(new Selector.Domain(among(list, names.domains()))));
        node.maybe("type").ifPresent(list -> parts.add(new Selector.Type(among(list, names.types()))));
        node.maybe("provider").ifPresent(list -> parts.add(new Selector.Provider(among(list, names.providerKinds()))));
        node.maybe("topic").ifPresent(list -> parts.add(new Selector.Topic(among(list, names.topics()))));
        node.maybe("approval").ifPresent(list -> parts.add(new Selector.Approval(among(list, approvers()))));
        node.maybe("delivery")
                .ifPresent(list -> parts.add(new Selector.Delivery(Set.copyOf(list.items().stream()
                        .map(way -> PackReader.named(way, LoggedEntry.Delivery.values()))
                        .toList()))));
        node.maybe("certificate").ifPresent(there -> parts.add(new Selector.Certificate(there.flag())));
        if (parts.isEmpty()) {
            throw node.problem("selects nothing");
        }
        return parts.size() == 1 ? parts.getFirst() : new Selector.All(List.copyOf(parts));
    }

    private List<Selector> selectors(PackNode list, int depth) {
        var parts = list.items().stream().map(one -> selector(one, depth + 1)).toList();
        if (parts.isEmpty()) {
            throw list.problem("is empty");
        }
        return parts;
    }

    private static Set<String> among(PackNode list, Set<String> known) {
        var names = PackReader.known(list, known);
        if (names.isEmpty()) {
            throw list.problem("is empty");
        }
        return names;
    }

    private Set<String> approvers() {
        var all = new HashSet<>(names.credentials());
        all.add(names.issuer());
        return all;
    }
}
