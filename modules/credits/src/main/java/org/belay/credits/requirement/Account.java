// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.belay.credits.Credits;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Reason;
import org.belay.credits.Standing;
import org.jspecify.annotations.Nullable;

/** One held credential while a person's entries are placed: what was accepted, what was refused and why. */
final class Account {

    private final Pack pack;
    private final Pack.Rule rule;
    private final Holding holding;
    private final Reason.@Nullable Superseded superseded;
    private final LocalDate asOf;
    private final List<Minimum> minimums;
    private final Room room;
    private final List<Line> lines = new ArrayList<>();

    /** An entry with its worth; what was accepted lies in lots by the minimums they lack, as {@link Room} has them. */
    private record Line(LoggedEntry entry, Worth worth, Map<Integer, Credits> lots) {

        boolean settled() {
            return entry.state() == LoggedEntry.State.COUNTED;
        }
    }

    Account(Pack pack, Holding holding, Reason.@Nullable Superseded superseded, LocalDate asOf) {
        this.pack = pack;
        this.rule = pack.rule(holding.credential()).orElseThrow();
        this.holding = holding;
        this.superseded = superseded;
        this.asOf = asOf;
        this.minimums = pack.minimums(holding.cycle());
        this.room = new Room(
                required().hundredths(),
                minimums.stream()
                        .map(minimum -> minimum.needed(required()).hundredths())
                        .toList());
    }

    Pack pack() {
        return pack;
    }

    Holding holding() {
        return holding;
    }

    boolean complete() {
        return room.most() == required().hundredths();
    }

    /** What keeps the entry from counting here, whatever else was logged. */
    Optional<Reason> against(LoggedEntry entry) {
        var date = entry.date();
        if (!entry.countsFor().contains(rule.code())) {
            return Optional.of(new Reason.NotTicked());
        }
        if (superseded != null) {
            return Optional.of(superseded);
        }
        if (date.isAfter(asOf)) {
            return Optional.of(new Reason.NotYet(date));
        }
        if (date.isBefore(holding.certifiedOn())) {
            return Optional.of(new Reason.BeforeCertification(date, holding.certifiedOn()));
        }
        if (!holding.cycle().contains(date)) {
            return Optional.of(new Reason.OutsideCycle(date, holding.cycle()));
        }
        return pack.type(entry.type())
                .filter(type -> type.use() == Pack.ActivityType.Use.EXCLUDED)
                .map(type -> new Reason.ExcludedType(type.key(), type.source()));
    }

    Credits worth(LoggedEntry entry) {
        return Worth.of(entry, pack).credits();
    }

    void refuse(LoggedEntry entry, Reason reason) {
        lines.add(new Line(entry, Worth.of(entry, pack).with(reason), Map.of()));
    }

    void accept(LoggedEntry entry) {
        var worth = Worth.of(entry, pack);
        var lots = new TreeMap<Integer, Credits>();
        entry.split(worth.credits())
                .forEach((domain, credits) -> lots.merge(lacks(domain, entry.providerKind()), credits, Credits::plus));
        var line = new Line(entry, worth, lots);
        lines.add(line);
        if (line.settled()) {
            lots.forEach((lacks, credits) -> room.add(lacks, credits.hundredths()));
        }
    }

    Standing.OfCredential standing() {
        var counted = Credits.ofHundredths(room.most());
        var taken = room.fill().iterator();
        var entries = new ArrayList<Standing.OfEntry>();
        var settled = Credits.ZERO;
        lines.sort(Comparator.comparing((Line line) -> line.entry().date())
                .thenComparing(line -> line.entry().id()));
        for (var line : lines) {
            if (line.settled()) {
                var counts = new TreeMap<Integer, Credits>();
                line.lots().keySet().forEach(lacks -> counts.put(lacks, Credits.ofHundredths(taken.next())));
                entries.add(settled(line, counts, counted));
                settled = settled.plus(sum(line.lots()));
            } else {
                entries.add(waiting(line));
            }
        }
        return new Standing.OfCredential(
                rule.code(),
                pack.issuer().key(),
                pack.id() + " " + pack.version(),
                superseded == null ? null : superseded.by(),
                holding.cycle(),
                holding.cycle().daysLeft(asOf),
                required(),
                rule.total().source(),
                counted,
                entries.stream().map(Standing.OfEntry::waiting).reduce(Credits.ZERO, Credits::plus),
                settled.minus(counted),
                minimums.stream().map(minimum -> standing(minimum, entries)).toList(),
                List.copyOf(entries));
    }

    private Standing.OfEntry settled(Line line, Map<Integer, Credits> counts, Credits countedInAll) {
        var worth = line.worth();
        var counted = sum(counts);
        var rest = sum(line.lots()).minus(counted);
        if (!rest.isZero()) {
            worth = worth.with(
                    countedInAll.equals(required()) ? new Reason.Surplus(rest) : tooMuch(line, counts, rest));
        }
        return new Standing.OfEntry(
                line.entry().id(), worth.credits(), counted, Credits.ZERO, towards(counts), worth.reasons());
    }

    private Standing.OfEntry waiting(Line line) {
        return new Standing.OfEntry(
                line.entry().id(),
                line.worth().credits(),
                Credits.ZERO,
                sum(line.lots()),
                towards(line.lots()),
                line.worth().reasons());
    }

    private Reason tooMuch(Line line, Map<Integer, Credits> counts, Credits rest) {
        int full = line.lots().entrySet().stream()
                .filter(lot -> !lot.getValue().equals(counts.get(lot.getKey())))
                .mapToInt(lot -> room.exhausted(lot.getKey()))
                .reduce(0, (one, other) -> one | other);
        var keys = new ArrayList<String>();
        for (int minimum = 0; minimum < minimums.size(); minimum++) {
            if ((full & 1 << minimum) != 0) {
                keys.add(minimums.get(minimum).key());
            }
        }
        return new Reason.SurplusKind(rest, List.copyOf(keys));
    }

    private Standing.OfMinimum standing(Minimum minimum, List<Standing.OfEntry> entries) {
        var have = entries.stream()
                .filter(entry -> entry.waiting().isZero())
                .map(entry -> entry.towards().getOrDefault(minimum.key(), Credits.ZERO))
                .reduce(Credits.ZERO, Credits::plus);
        return new Standing.OfMinimum(
                minimum.key(),
                minimum.label(),
                minimum.hint(),
                minimum.percent().value(),
                minimum.needed(required()),
                have,
                minimum.percent().source());
    }

    private int lacks(String domain, String providerKind) {
        int lacks = 0;
        for (int minimum = 0; minimum < minimums.size(); minimum++) {
            if (!minimums.get(minimum).accepts(domain, providerKind)) {
                lacks |= 1 << minimum;
            }
        }
        return lacks;
    }

    private Map<String, Credits> towards(Map<Integer, Credits> lots) {
        var towards = new TreeMap<String, Credits>();
        lots.forEach((lacks, credits) -> {
            for (int minimum = 0; minimum < minimums.size(); minimum++) {
                if ((lacks & 1 << minimum) == 0 && !credits.isZero()) {
                    towards.merge(minimums.get(minimum).key(), credits, Credits::plus);
                }
            }
        });
        return towards;
    }

    private Credits required() {
        return rule.total().value();
    }

    private static Credits sum(Map<Integer, Credits> lots) {
        return lots.values().stream().reduce(Credits.ZERO, Credits::plus);
    }
}
