// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.belay.credits.Credits;
import org.belay.credits.CycleRule;
import org.belay.credits.Requirements;
import org.belay.credits.StatusEvent.Status;
import org.belay.credits.allocation.Program;

/** Reads a pack strictly: a key that is unknown, missing or said twice, or a name that leads nowhere, is refused. */
public final class PackReader {

    private final Figures figures;

    private PackReader(Figures figures) {
        this.figures = figures;
    }

    /** @throws PackProblem naming the line, the place and what is wrong */
    public static Pack read(String file, String text) {
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
                        "deadlines",
                        "certificateDays",
                        "domains",
                        "providerKinds",
                        "topics",
                        "types",
                        "repeats",
                        "sharing",
                        "portfolio",
                        "requirements",
                        "credentials",
                        "cases");
        return new PackReader(new Figures(document.at("sources").members())).pack(document);
    }

    private Pack pack(PackNode document) {
        var issuer = issuer(document.at("issuer"));
        var from = document.at("from").date();
        var to = document.maybe("to").map(PackNode::date).orElse(null);
        if (to != null && to.isBefore(from)) {
            throw document.at("to").problem("lies before 'from'");
        }
        var domains = choices(document, "domains");
        var kinds = choices(document, "providerKinds");
        var topics =
                document.maybe("topics").isPresent() ? choices(document, "topics") : List.<Requirements.Choice>of();
        var types = document.at("types").items().stream().map(this::type).toList();
        var typeKeys = keys(document.at("types"), types, Pack.ActivityType::key);
        var cycles = new CycleReader(figures);
        var cycle = cycles.cycle(document.at("cycle"));
        var rules = document.at("credentials").items().stream()
                .map(node -> rule(node, node.maybe("cycle").map(cycles::cycle).orElse(cycle)))
                .toList();
        var codes = keys(document.at("credentials"), rules, Pack.Rule::code);
        checkSupersedes(document.at("credentials"), codes);
        var names =
                new RequirementReader.Names(keys(domains), typeKeys, keys(kinds), keys(topics), codes, issuer.key());
        var reader = new RequirementReader(figures, names);
        var requirements = document.at("requirements").items().stream()
                .map(reader::requirement)
                .toList();
        distinct(document.at("requirements"), requirements, Requirement::key);
        checkCircles(document.at("credentials"), rules);
        var pack = new Pack(
                document.at("id").text(),
                document.at("version").text(),
                issuer,
                from,
                to,
                conversion(document.at("conversion")),
                cycles.deadlines(document.maybe("deadlines").orElse(null), reader),
                days(document.at("certificateDays")),
                domains,
                kinds,
                topics,
                byKey(types),
                document.maybe("repeats")
                        .map(node -> figures.source(node.only("source", "verify")))
                        .orElse(null),
                figures.figure(document.at("sharing"), node -> named(node, Pack.Sharing.values())),
                document.maybe("portfolio").map(this::portfolio).orElse(null),
                requirements,
                rules,
                new PackCases(names).read(document.at("cases")),
                Pack.noReachYet());
        checkRoom(document, pack);
        return pack;
    }

    private static Map<String, Pack.ActivityType> byKey(List<Pack.ActivityType> types) {
        var byKey = new LinkedHashMap<String, Pack.ActivityType>();
        types.forEach(type -> byKey.put(type.key(), type));
        return byKey;
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
        node.only("minutesPerCredit", "step", "partFrom");
        var per = figures.figure(node.at("minutesPerCredit"), value -> value.number(1, 6000));
        var step = node.maybe("step")
                .map(one -> figures.figure(one, PackReader::positive))
                .orElse(new Figure<>(Credits.of(1), per.source()));
        return new Conversion(per, step, figures.figure(node.at("partFrom"), value -> value.number(1, per.value())));
    }

    private Requirements.Days days(PackNode node) {
        var days = figures.figure(node, value -> value.number(0, 3660));
        return new Requirements.Days(days.value(), days.source());
    }

    private List<Requirements.Choice> choices(PackNode document, String key) {
        var choices = document.at(key).items().stream().map(this::choice).toList();
        keys(document.at(key), choices, Requirements.Choice::key);
        return choices;
    }

    private Requirements.Choice choice(PackNode node) {
        node.only("key", "name", "formerly");
        var formerly = node.maybe("formerly")
                .map(names -> figures.figure(names, PackNode::texts).value())
                .orElse(List.of());
        return new Requirements.Choice(node.at("key").text(), node.at("name").text(), formerly);
    }

    private Pack.ActivityType type(PackNode node) {
        node.only("key", "name", "counts");
        var counts = figures.figure(node.at("counts"), value -> named(value, Pack.ActivityType.Use.values()));
        return new Pack.ActivityType(node.at("key").text(), node.at("name").text(), counts.value(), counts.source());
    }

    private Portfolio portfolio(PackNode node) {
        node.only("key", "name", "highestPlus", "cap", "byCount");
        var byCount = node.maybe("byCount");
        Portfolio.Total total = byCount.isPresent()
                ? new Portfolio.ByCount(figures.figure(
                        byCount.get(),
                        list -> list.items().stream().map(PackReader::positive).toList()))
                : new Portfolio.HighestPlus(
                        figures.figure(node.at("highestPlus"), PackReader::positive),
                        figures.figure(node.at("cap"), PackReader::positive));
        return new Portfolio(node.at("key").text(), node.at("name").text(), total);
    }

    private Pack.Rule rule(PackNode node, CycleRule cycle) {
        node.only("code", "name", "total", "cycle", "supersedes", "specialty", "growth");
        return new Pack.Rule(
                node.at("code").text(),
                node.at("name").text(),
                figures.figure(node.at("total"), PackReader::positive),
                cycle,
                node.maybe("supersedes")
                        .map(codes -> figures.figure(codes, PackNode::texts))
                        .orElse(null),
                node.maybe("specialty").map(PackNode::flag).orElse(false),
                node.maybe("growth")
                        .map(list -> list.items().stream().map(this::growth).toList())
                        .orElse(List.of()));
    }

    private Pack.Growth growth(PackNode node) {
        node.only("status", "perMonth");
        return new Pack.Growth(
                named(node.at("status"), Status.values()), figures.figure(node.at("perMonth"), PackReader::positive));
    }

    static Credits positive(PackNode node) {
        var credits = node.credits();
        if (credits.isZero()) {
            throw node.problem("must be above 0");
        }
        return credits;
    }

    /** One of the values of an enumeration, written in lower case. */
    static <E extends Enum<E>> E named(PackNode node, E[] values) {
        var names = new LinkedHashMap<String, E>();
        for (var value : values) {
            names.put(value.name().toLowerCase(Locale.ROOT), value);
        }
        var name = node.oneOf(names.keySet());
        return Objects.requireNonNull(names.get(name));
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

    /** A circle of credentials that replace one another would leave none to maintain. */
    private static void checkCircles(PackNode credentials, List<Pack.Rule> rules) {
        for (var rule : rules) {
            var reached = new LinkedHashSet<String>();
            var next = new ArrayDeque<>(replaced(rule));
            while (!next.isEmpty()) {
                var code = next.pop();
                if (reached.add(code)) {
                    rules.stream().filter(one -> one.code().equals(code)).forEach(one -> next.addAll(replaced(one)));
                }
            }
            if (reached.contains(rule.code())) {
                throw credentials.problem("has credentials that replace one another in a circle: " + rule.code());
            }
        }
    }

    private static List<String> replaced(Pack.Rule rule) {
        return rule.supersedes() == null ? List.of() : rule.supersedes().value();
    }

    /** Minimums that cannot all be met within a total contradict one another. */
    private static void checkRoom(PackNode document, Pack pack) {
        for (var rule : pack.credentials()) {
            var minimums = pack.requirements().stream()
                    .filter(one -> one.kind() == Requirement.Kind.MIN
                            && one.basis() == Requirement.Basis.REQUIRED
                            && one.window() instanceof Window.OfCycle
                            && (one.credentials().isEmpty() || one.credentials().contains(rule.code())))
                    .toList();
            var program = new Program();
            var kinds = pack.reach(minimums);
            var amounts = kinds.stream()
                    .map(_ -> program.variable(rule.total().value().hundredths()))
                    .toList();
            program.atMost(
                    rule.total().value().hundredths(),
                    amounts.stream().map(one -> new Program.Term(one, 1)).toList());
            for (int number = 0; number < minimums.size(); number++) {
                long bit = 1L << number;
                program.atLeast(
                        minimums.get(number).needed(rule.total().value()).hundredths(),
                        IntStream.range(0, kinds.size())
                                .filter(kind -> (kinds.get(kind) & bit) != 0)
                                .mapToObj(kind -> new Program.Term(amounts.get(kind), 1))
                                .toList());
            }
            if (!program.solve(1_000).found()) {
                throw document.at("requirements")
                        .problem("asks for more of " + rule.code() + " than its total can hold");
            }
        }
    }

    static Set<String> known(PackNode names, Set<String> known) {
        names.items().forEach(name -> name.oneOf(known));
        return Set.copyOf(names.texts());
    }

    private static Set<String> keys(List<Requirements.Choice> choices) {
        var keys = new LinkedHashMap<String, Boolean>();
        choices.forEach(choice -> keys.put(choice.key(), true));
        return keys.keySet();
    }

    private static <T> Set<String> keys(PackNode node, List<T> things, Function<T, String> key) {
        var keys = distinct(node, things, key);
        if (keys.isEmpty()) {
            throw node.problem("is empty");
        }
        return keys;
    }

    private static <T> Set<String> distinct(PackNode node, List<T> things, Function<T, String> key) {
        var keys = new LinkedHashMap<String, Boolean>();
        for (var thing : things) {
            if (keys.put(key.apply(thing), true) != null) {
                throw node.problem("has '" + key.apply(thing) + "' twice");
            }
        }
        return keys.keySet();
    }
}
