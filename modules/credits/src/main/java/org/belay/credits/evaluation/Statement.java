// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.belay.credits.Credits;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Reason;
import org.belay.credits.Standing;
import org.belay.credits.evaluation.Account.Line;
import org.belay.credits.pack.Requirement;
import org.belay.credits.pack.Requirement.Kind;
import org.jspecify.annotations.Nullable;

/** Says for one credential what an account holds, entry by entry. */
final class Statement {

    private static final long FAR = 36_525;

    private final Account account;
    private final Slot slot;
    private final LocalDate asOf;
    private final int bin;
    private final OptionalInt layer;

    Statement(Account account, Slot slot, LocalDate asOf) {
        this.account = account;
        this.slot = slot;
        this.asOf = asOf;
        this.bin = account.binOf(slot);
        var layers = account.plan().layers();
        this.layer = IntStream.range(0, layers.size())
                .filter(number -> layers.get(number).slot() == slot)
                .findFirst();
    }

    Standing.OfCredential standing() {
        var entries = account.lines().stream().map(this::entry).toList();
        var counted = Credits.ofHundredths(counted());
        var superseded = slot.superseded();
        var scope = account.plan().scopes().stream()
                .filter(one -> one.bins().contains(bin))
                .findFirst()
                .orElseThrow();
        return new Standing.OfCredential(
                slot.code(),
                slot.pack().issuer().key(),
                slot.pack().id() + " " + slot.pack().version(),
                superseded == null ? null : superseded.by(),
                slot.holding().status(asOf),
                scope.portfolio() != null,
                slot.cycle(),
                slot.cycle().daysLeft(asOf),
                required(),
                slot.rule().total().source(),
                counted,
                entries.stream().map(Standing.OfEntry::waiting).reduce(Credits.ZERO, Credits::plus),
                entries.stream().map(Statement::surplus).reduce(Credits.ZERO, Credits::plus),
                minimums(scope),
                slot.over()
                        ? List.of()
                        : slot.pack()
                                .deadlines()
                                .of(slot.cycle(), slot.rule().cycle().source()),
                forecast(counted),
                entries);
    }

    private Credits required() {
        return Credits.ofHundredths(
                layer.isPresent()
                        ? account.plan().layers().get(layer.getAsInt()).need().asked()
                        : account.plan().bins().get(bin).total());
    }

    private long counted() {
        if (layer.isEmpty()) {
            return account.filling().counted(bin);
        }
        long counted = 0;
        for (var one : account.filling().placed().inLayer()) {
            counted += one[layer.getAsInt()];
        }
        return counted;
    }

    private List<Standing.OfMinimum> minimums(Plan.Scope scope) {
        if (layer.isPresent()) {
            return List.of();
        }
        return account.plan().needs().stream()
                .filter(need -> need.bins().contains(bin)
                        && (scope.portfolio() == null
                                || need.requirement().credentials().contains(slot.code())))
                .map(account.filling()::standing)
                .toList();
    }

    /** Credits that are valid and count nowhere. */
    private static Credits surplus(Standing.OfEntry entry) {
        return entry.reasons().stream()
                .map(reason -> switch (reason) {
                    case Reason.Surplus one -> one.amount();
                    case Reason.SurplusKind one -> one.amount();
                    case Reason.KindFull one -> one.amount();
                    case Reason.ActivityFull one -> one.amount();
                    default -> Credits.ZERO;
                })
                .reduce(Credits.ZERO, Credits::plus);
    }

    private Standing.OfEntry entry(Line line) {
        var against = line.against().get(slot);
        if (against != null) {
            return nothing(line, List.of(against));
        }
        return line.entry().state() == LoggedEntry.State.COUNTED ? settled(line) : waiting(line);
    }

    private static Standing.OfEntry nothing(Line line, List<Reason> reasons) {
        return new Standing.OfEntry(
                line.entry().id(),
                line.worth().credits(),
                Credits.ZERO,
                Credits.ZERO,
                Map.of(),
                line.worth().and(reasons));
    }

    private Standing.OfEntry settled(Line line) {
        var here = new LinkedHashMap<Piece, Long>();
        var reasons = new ArrayList<Reason>();
        var left = new LinkedHashMap<Reason, Long>();
        var pieces = account.pieces();
        for (int number = line.first(); number < line.last(); number++) {
            var piece = pieces.get(number);
            long part = part(number);
            here.merge(piece, part, Long::sum);
            long rest = piece.amount() - part;
            var elsewhere = rest == 0 ? null : elsewhere(number);
            if (elsewhere != null) {
                if (!reasons.contains(elsewhere)) {
                    reasons.add(elsewhere);
                }
                rest -= others(number);
            }
            if (rest > 0) {
                left.merge(tooMuch(piece), rest, Long::sum);
            }
        }
        left.forEach((reason, amount) -> reasons.add(of(reason, Credits.ofHundredths(amount))));
        return new Standing.OfEntry(
                line.entry().id(),
                line.worth().credits(),
                Credits.ofHundredths(
                        here.values().stream().mapToLong(Long::longValue).sum()),
                Credits.ZERO,
                towards(here),
                line.worth().and(reasons));
    }

    private Map<String, Credits> towards(Map<Piece, Long> parts) {
        var towards = new TreeMap<String, Credits>();
        if (layer.isEmpty()) {
            account.filling()
                    .towards(parts, bin)
                    .forEach((key, amount) -> towards.put(key, Credits.ofHundredths(amount)));
        }
        return towards;
    }

    private long part(int number) {
        return layer.isPresent()
                ? account.filling().placed().inLayer()[number][layer.getAsInt()]
                : account.filling().placed().inBin()[number][bin];
    }

    /** How much of a piece went to other places of the same kind. */
    private long others(int number) {
        var all = layer.isPresent()
                ? account.filling().placed().inLayer()[number]
                : account.filling().placed().inBin()[number];
        long sum = 0;
        for (long one : all) {
            sum += one;
        }
        return sum - part(number);
    }

    private @Nullable Reason elsewhere(int number) {
        if (layer.isPresent()) {
            if (!account.pieces().get(number).layers().contains(layer.getAsInt())) {
                return null;
            }
            var layers = account.plan().layers();
            return IntStream.range(0, layers.size())
                    .filter(other -> other != layer.getAsInt()
                            && account.filling().placed().inLayer()[number][other] > 0)
                    .mapToObj(other -> Account.elsewhere(layers.get(other).slot(), slot))
                    .findFirst()
                    .orElse(null);
        }
        var bins = account.plan().bins();
        return IntStream.range(0, bins.size())
                .filter(other -> other != bin && account.filling().placed().inBin()[number][other] > 0)
                .mapToObj(other -> Account.elsewhere(bins.get(other).first(), slot))
                .findFirst()
                .orElse(null);
    }

    /** Why a piece is left over, before its amount is known. */
    private Reason tooMuch(Piece piece) {
        if (layer.isPresent()) {
            var need = account.plan().layers().get(layer.getAsInt()).need();
            if (!piece.layers().contains(layer.getAsInt())) {
                return new Reason.NotOfKind(
                        Credits.ZERO,
                        need.requirement().label(),
                        need.requirement().source());
            }
            return new Reason.Surplus(Credits.ZERO);
        }
        if (account.filling().counted(bin) >= account.plan().bins().get(bin).total()) {
            return new Reason.Surplus(Credits.ZERO);
        }
        var full = account.filling().full(piece, bin);
        if (!full.isEmpty()) {
            var cap = full.getFirst();
            return cap.is(Kind.MAX_PER_ACTIVITY)
                    ? new Reason.ActivityFull(
                            Credits.ZERO, cap.amount(), cap.requirement().source())
                    : new Reason.KindFull(
                            Credits.ZERO,
                            full.stream()
                                    .map(Need::requirement)
                                    .map(Requirement::label)
                                    .toList(),
                            cap.requirement().source());
        }
        var open = account.plan().needs().stream()
                .filter(need -> need.bins().contains(bin)
                        && !need.accepts(piece)
                        && account.filling().leavesNoRoom(need))
                .toList();
        return new Reason.SurplusKind(
                Credits.ZERO,
                open.stream().map(Need::key).toList(),
                open.stream().map(Need::requirement).map(Requirement::label).toList());
    }

    private static Reason of(Reason reason, Credits amount) {
        return switch (reason) {
            case Reason.Surplus _ -> new Reason.Surplus(amount);
            case Reason.SurplusKind one -> new Reason.SurplusKind(amount, one.requirements(), one.labels());
            case Reason.KindFull one -> new Reason.KindFull(amount, one.labels(), one.source());
            case Reason.ActivityFull one -> new Reason.ActivityFull(amount, one.most(), one.source());
            case Reason.NotOfKind one -> new Reason.NotOfKind(amount, one.label(), one.source());
            default -> reason;
        };
    }

    private Standing.OfEntry waiting(Line line) {
        var here = new LinkedHashMap<Piece, Long>();
        Optional<Reason> elsewhere = Optional.empty();
        for (var piece : account.waiting().subList(line.first(), line.last())) {
            int there = account.filling().waitingBin(piece);
            if (there == bin && (layer.isEmpty() || piece.layers().contains(layer.getAsInt()))) {
                here.merge(piece, piece.amount(), Long::sum);
            } else if (there != bin) {
                elsewhere = Optional.of(
                        Account.elsewhere(account.plan().bins().get(there).first(), slot));
            }
        }
        return new Standing.OfEntry(
                line.entry().id(),
                line.worth().credits(),
                Credits.ZERO,
                Credits.ofHundredths(
                        here.values().stream().mapToLong(Long::longValue).sum()),
                towards(here),
                line.worth().and(elsewhere.map(List::of).orElse(List.of())));
    }

    /** At the pace since the cycle began. */
    private @Nullable LocalDate forecast(Credits counted) {
        long have = counted.hundredths();
        long missing = counted.shortOf(required()).hundredths();
        long days = ChronoUnit.DAYS.between(slot.cycle().start(), asOf) + 1;
        if (have == 0 || missing == 0 || days <= 0 || slot.over()) {
            return null;
        }
        long more = Math.ceilDiv(missing * days, have);
        return more > FAR ? null : asOf.plusDays(more);
    }
}
