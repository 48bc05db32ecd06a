// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.belay.credits.Credits;
import org.belay.credits.LoggedEntry;
import org.belay.credits.LoggedEntry.Course;
import org.belay.credits.Reason;
import org.belay.credits.Standing;
import org.belay.credits.pack.Selector;

/** What became of a person's entries with one issuer: refused, placed, or too much. */
final class Account {

    private final Plan plan;
    private final LocalDate asOf;
    private final List<Line> lines = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Piece> waiting = new ArrayList<>();
    private final Map<Course, LoggedEntry> courses = new HashMap<>();
    private final Map<Slot, Integer> binOf = new IdentityHashMap<>();
    private final Filling filling;

    /**
     * An entry with its worth, and what is held against it at each slot.
     *
     * @param first index of its first piece, among those settled or those waiting
     * @param last index after its last
     */
    record Line(LoggedEntry entry, Worth worth, Map<Slot, Reason> against, int first, int last) {}

    Account(List<Slot> slots, List<LoggedEntry> entries, LocalDate asOf) {
        this.plan = new Plan(slots, asOf);
        this.asOf = asOf;
        for (int bin = 0; bin < plan.bins().size(); bin++) {
            for (var slot : plan.bins().get(bin).slots()) {
                binOf.put(slot, bin);
            }
        }
        entries.forEach(entry -> take(entry, slots));
        lines.sort(Comparator.comparing((Line line) -> line.entry().date())
                .thenComparing(line -> line.entry().id()));
        prior();
        this.filling = new Filling(plan, pieces);
    }

    boolean optimal() {
        return filling.placed().optimal();
    }

    private void take(LoggedEntry entry, List<Slot> slots) {
        var against = new IdentityHashMap<Slot, Reason>();
        var open = new ArrayList<Slot>();
        for (var slot : slots) {
            var reason = slot.against(entry);
            if (reason == null) {
                open.add(slot);
            } else {
                against.put(slot, reason);
            }
        }
        settled(entry, open, against);
        var worth = Worth.of(entry, (open.isEmpty() ? slots : open).getFirst().pack());
        if (!open.isEmpty()) {
            repeated(entry, worth, open, against);
        }
        var list = entry.state() == LoggedEntry.State.COUNTED ? pieces : waiting;
        int first = list.size();
        if (!open.isEmpty() && !worth.credits().isZero()) {
            var bins = bins(open);
            entry.split(worth.credits())
                    .forEach((domain, credits) -> list.add(piece(entry, domain, credits, bins, open)));
        }
        lines.add(new Line(entry, worth, against, first, list.size()));
    }

    private List<Integer> bins(List<Slot> open) {
        if (open.size() == 1) {
            return List.of(bin(open.getFirst()));
        }
        return open.stream().map(this::bin).distinct().sorted().toList();
    }

    /** What the person or the issuer has settled with one credential goes to no other. */
    private static void settled(LoggedEntry entry, List<Slot> open, Map<Slot, Reason> against) {
        if (open.isEmpty()) {
            return;
        }
        var code = entry.placed().get(open.getFirst().pack().issuer().key());
        var there = open.stream().filter(slot -> slot.code().equals(code)).findFirst();
        if (there.isPresent()) {
            for (var slot : List.copyOf(open)) {
                if (!slot.code().equals(code)) {
                    open.remove(slot);
                    against.put(slot, elsewhere(there.get(), slot));
                }
            }
        }
    }

    private void repeated(LoggedEntry entry, Worth worth, List<Slot> open, Map<Slot, Reason> against) {
        var repeats = open.getFirst().pack().repeats();
        if (repeats == null) {
            return;
        }
        var course = entry.course();
        var first = courses.get(course);
        if (first != null) {
            open.forEach(slot -> against.put(slot, new Reason.Repeated(first.id(), repeats)));
            open.clear();
        } else if (!worth.credits().isZero()) {
            courses.put(course, entry);
        }
    }

    private Piece piece(LoggedEntry entry, String domain, Credits credits, List<Integer> bins, List<Slot> open) {
        var kind = Selector.Kind.of(entry, domain);
        var layers = new ArrayList<Integer>();
        for (int layer = 0; layer < plan.layers().size(); layer++) {
            var one = plan.layers().get(layer);
            if (open.contains(one.slot())
                    && one.need().requirement().of().accepts(kind)
                    && one.need().days().contains(entry.date())) {
                layers.add(layer);
            }
        }
        return new Piece(entry, kind, credits.hundredths(), bins, List.copyOf(layers));
    }

    private int bin(Slot slot) {
        return Objects.requireNonNull(binOf.get(slot));
    }

    /** A window that begins before the cycle counts what was earned in it then. */
    private void prior() {
        for (int number = 0; number < plan.needs().size(); number++) {
            var need = plan.needs().get(number);
            var slot = plan.bins().get(need.bins().getFirst()).first();
            if (need.days().first().isBefore(slot.cycle().start()) && !slot.next()) {
                plan.lower(number, prior(need, slot));
            }
        }
    }

    private long prior(Need need, Slot slot) {
        long prior = 0;
        for (var line : lines) {
            var entry = line.entry();
            if (line.against().get(slot) instanceof Reason.OutsideCycle
                    && entry.state() == LoggedEntry.State.COUNTED
                    && entry.date().isBefore(slot.cycle().start())
                    && need.days().contains(entry.date())
                    && slot.againstKind(entry) == null) {
                for (var part : entry.split(line.worth().credits()).entrySet()) {
                    if (need.requirement().accepts(Selector.Kind.of(entry, part.getKey()), entry.date())) {
                        prior += part.getValue().hundredths();
                    }
                }
            }
        }
        return prior;
    }

    /** The standing of a present cycle; empty for a slot of others. */
    Optional<Standing.OfCredential> standing(Slot slot) {
        return binOf.containsKey(slot) ? Optional.of(new Statement(this, slot, asOf).standing()) : Optional.empty();
    }

    List<Standing.OfPortfolio> portfolios() {
        return plan.scopes().stream()
                .filter(scope -> scope.portfolio() != null)
                .map(this::portfolio)
                .toList();
    }

    private Standing.OfPortfolio portfolio(Plan.Scope scope) {
        var portfolio = Objects.requireNonNull(scope.portfolio());
        var counted = scope.bins().stream().mapToLong(filling::counted).sum();
        return new Standing.OfPortfolio(
                portfolio.key(),
                portfolio.name(),
                scope.pack().issuer().key(),
                scope.slots().stream().map(Slot::code).toList(),
                scope.slots().getFirst().cycle(),
                Credits.ofHundredths(scope.total()),
                portfolio.total().source(),
                Credits.ofHundredths(counted),
                plan.needs().stream()
                        .filter(need -> need.bins().equals(scope.bins())
                                && need.requirement().credentials().isEmpty())
                        .map(filling::standing)
                        .toList());
    }

    Plan plan() {
        return plan;
    }

    Filling filling() {
        return filling;
    }

    List<Line> lines() {
        return lines;
    }

    List<Piece> pieces() {
        return pieces;
    }

    List<Piece> waiting() {
        return waiting;
    }

    int binOf(Slot slot) {
        return bin(slot);
    }

    static Reason elsewhere(Slot there, Slot here) {
        var source = here.pack().sharing().source();
        return there.next() && there.code().equals(here.code())
                ? new Reason.NextCycle(there.cycle(), source)
                : new Reason.CountsElsewhere(there.code(), there.cycle().end(), source);
    }
}
