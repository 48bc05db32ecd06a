// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.belay.credits.Credits;
import org.belay.credits.Requirements;
import org.belay.credits.Source;

/** Reads a pack strictly: a key that is unknown, missing or said twice, or a name that leads nowhere, is refused. */
final class PackReader {

    private final Map<String, PackNode> sources;

    private PackReader(Map<String, PackNode> sources) {
        this.sources = sources;
    }

    static Pack read(String file, String text) {
        var document = PackNode.document(file, text)
                .only(
                        "id",
                        "version",
                        "issuer",
                        "from",
                        "to",
                        "sources",
                        "conversion",
                        "cycle",
                        "certificateDays",
                        "domains",
                        "providerKinds",
                        "types",
                        "repeats",
                        "oneCredential",
                        "minimums",
                        "credentials",
                        "cases");
        return new PackReader(document.at("sources").members()).pack(document);
    }

    private Pack pack(PackNode document) {
        var domains = document.at("domains").items().stream().map(this::choice).toList();
        var kinds =
                document.at("providerKinds").items().stream().map(this::choice).toList();
        var domainKeys = keys(document.at("domains"), domains, Requirements.Choice::key);
        var kindKeys = keys(document.at("providerKinds"), kinds, Requirements.Choice::key);
        var types = document.at("types").items().stream().map(this::type).toList();
        var typeKeys = keys(document.at("types"), types, Pack.ActivityType::key);
        var minimums = document.at("minimums").items().stream()
                .map(node -> minimum(node, domainKeys, kindKeys))
                .toList();
        keys(document.at("minimums"), minimums, Minimum::key);
        if (minimums.size() > Room.MINIMUMS) {
            throw document.at("minimums").problem("has more than " + Room.MINIMUMS + " minimums");
        }
        var rules = document.at("credentials").items().stream().map(this::rule).toList();
        var codes = keys(document.at("credentials"), rules, Pack.Rule::code);
        var issuer = issuer(document.at("issuer"));
        var from = document.at("from").date();
        var to = document.maybe("to").map(PackNode::date).orElse(null);
        if (to != null && to.isBefore(from)) {
            throw document.at("to").problem("lies before 'from'");
        }
        checkSupersedes(document.at("credentials"), codes);
        return new Pack(
                document.at("id").text(),
                document.at("version").text(),
                issuer,
                from,
                to,
                conversion(document.at("conversion")),
                cycle(document.at("cycle")),
                days(document.at("certificateDays")),
                domains,
                kinds,
                types,
                source(document.at("repeats").only("source", "verify")),
                source(document.at("oneCredential").only("source", "verify")),
                minimums,
                rules,
                new PackCases(issuer.key(), domainKeys, kindKeys, typeKeys, codes).read(document.at("cases")));
    }

    private static Requirements.Issuer issuer(PackNode node) {
        node.only("key", "name", "unit", "units");
        return new Requirements.Issuer(
                node.at("key").text(),
                node.at("name").text(),
                node.at("unit").text(),
                node.at("units").text());
    }

    private Conversion conversion(PackNode node) {
        node.only("minutesPerCredit", "partHourFrom");
        var per = figure(node.at("minutesPerCredit"), value -> value.number(1, 6000));
        return new Conversion(per, figure(node.at("partHourFrom"), value -> value.number(1, per.value())));
    }

    private Requirements.CycleLength cycle(PackNode node) {
        node.only("anchor", "months", "lastDay");
        node.at("anchor").oneOf(List.of("exam_date"));
        var lastDay = figure(node.at("lastDay"), value -> value.oneOf(List.of("anniversary", "day_before")));
        var months = figure(node.at("months"), value -> value.number(1, 120));
        return new Requirements.CycleLength(
                months.value(), months.source(), lastDay.value().equals("anniversary"), lastDay.source());
    }

    private Requirements.Days days(PackNode node) {
        var days = figure(node, value -> value.number(0, 3660));
        return new Requirements.Days(days.value(), days.source());
    }

    private Requirements.Choice choice(PackNode node) {
        node.only("key", "name", "formerly");
        var formerly = node.maybe("formerly")
                .map(names -> figure(names, PackNode::texts).value())
                .orElse(List.of());
        return new Requirements.Choice(node.at("key").text(), node.at("name").text(), formerly);
    }

    private Pack.ActivityType type(PackNode node) {
        node.only("key", "name", "counts");
        var counts =
                figure(node.at("counts"), value -> value.oneOf(List.of("by_minutes", "by_certificate", "excluded")));
        var use = switch (counts.value()) {
            case "by_minutes" -> Pack.ActivityType.Use.BY_MINUTES;
            case "by_certificate" -> Pack.ActivityType.Use.BY_CERTIFICATE;
            default -> Pack.ActivityType.Use.EXCLUDED;
        };
        return new Pack.ActivityType(node.at("key").text(), node.at("name").text(), use, counts.source());
    }

    private Minimum minimum(PackNode node, Set<String> domains, Set<String> kinds) {
        node.only("key", "kind", "basis", "label", "hint", "percent", "domains", "providerKinds", "cyclesFrom");
        node.at("kind").oneOf(List.of("percent_min"));
        node.at("basis").oneOf(List.of("required"));
        return new Minimum(
                node.at("key").text(),
                node.at("label").text(),
                node.at("hint").text(),
                figure(node.at("percent"), value -> value.number(1, 100)),
                node.maybe("domains").map(names -> known(names, domains)).orElse(Set.of()),
                node.maybe("providerKinds").map(names -> known(names, kinds)).orElse(Set.of()),
                node.maybe("cyclesFrom")
                        .map(from -> figure(from, PackNode::date))
                        .orElse(null));
    }

    private Pack.Rule rule(PackNode node) {
        node.only("code", "name", "total", "supersedes");
        return new Pack.Rule(
                node.at("code").text(),
                node.at("name").text(),
                figure(node.at("total"), this::total),
                node.maybe("supersedes")
                        .map(codes -> figure(codes, PackNode::texts))
                        .orElse(null));
    }

    private Credits total(PackNode node) {
        var total = node.credits();
        if (total.isZero()) {
            throw node.problem("must be above 0");
        }
        return total;
    }

    private <T> Figure<T> figure(PackNode node, Function<PackNode, T> value) {
        node.only("value", "source", "verify");
        return new Figure<>(value.apply(node.at("value")), source(node));
    }

    private Source source(PackNode node) {
        var name = node.at("source").oneOf(sources.keySet());
        var source = sources.get(name);
        if (source == null) {
            throw new IllegalStateException(name);
        }
        source.only("title", "year", "checked");
        return new Source(
                source.at("title").text(),
                source.at("year").number(1990, 2100),
                source.at("checked").date(),
                !node.maybe("verify").map(PackNode::flag).orElse(false));
    }

    private static void checkSupersedes(PackNode credentials, Set<String> codes) {
        for (var credential : credentials.items()) {
            var own = credential.at("code").text();
            credential.maybe("supersedes").ifPresent(supersedes -> {
                if (known(supersedes.at("value"), codes).contains(own)) {
                    throw supersedes.problem("names the credential itself");
                }
            });
        }
    }

    private static Set<String> known(PackNode names, Set<String> known) {
        names.items().forEach(name -> name.oneOf(known));
        return Set.copyOf(names.texts());
    }

    private static <T> Set<String> keys(PackNode node, List<T> things, Function<T, String> key) {
        var keys = new LinkedHashMap<String, Boolean>();
        for (var thing : things) {
            if (keys.put(key.apply(thing), true) != null) {
                throw node.problem("has '" + key.apply(thing) + "' twice");
            }
        }
        if (keys.isEmpty()) {
            throw node.problem("is empty");
        }
        return keys.keySet();
    }
}
