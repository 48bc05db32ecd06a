// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.belay.credits.Credits;
import org.belay.credits.pack.Pack;
import org.belay.credits.pack.Portfolio;
import org.belay.credits.pack.Requirement;
import org.belay.credits.pack.Requirement.Kind;
import org.belay.credits.pack.Window;
import org.jspecify.annotations.Nullable;

/** Where the credits of one issuer may go, and what is asked for: bins, and requirements that bind them. */
final class Plan {

    private final LocalDate asOf;
    private final List<Bin> bins = new ArrayList<>();
    private final List<Scope> scopes = new ArrayList<>();
    private final List<Need> needs = new ArrayList<>();
    private final List<Need> caps = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();

    /** Bins for which there is one total and one set of requirements. */
    record Scope(Pack pack, @Nullable Portfolio portfolio, List<Slot> slots, List<Integer> bins, long total) {}

    /** A specialty that credits of a bin may serve besides, each credit one of them. */
    record Layer(Slot slot, int bin, Need need) {}

    Plan(List<Slot> slots, LocalDate asOf) {
        this.asOf = asOf;
        var left = new ArrayList<>(slots);
        while (!left.isEmpty()) {
            var members = together(left);
            left.removeAll(members);
            add(members);
        }
    }

    List<Bin> bins() {
        return bins;
    }

    List<Scope> scopes() {
        return scopes;
    }

    List<Need> needs() {
        return needs;
    }

    List<Need> caps() {
        return caps;
    }

    List<Layer> layers() {
        return layers;
    }

    /** Lowers what is asked for by what was earned in days before the cycle that count, too. */
    void lower(int need, long prior) {
        needs.set(need, needs.get(need).lowered(prior));
    }

    /** The first slot and all that share a total with it. */
    private static List<Slot> together(List<Slot> slots) {
        var first = slots.getFirst();
        if (!shares(first)) {
            return List.of(first);
        }
        return slots.stream()
                .filter(slot -> shares(slot)
                        && slot.pack() == first.pack()
                        && slot.cycle().end().equals(first.cycle().end()))
                .toList();
    }

    private static boolean shares(Slot slot) {
        return slot.pack().portfolio() != null && !slot.over() && !slot.next();
    }

    private void add(List<Slot> members) {
        var first = members.getFirst();
        var portfolio = shares(first) ? first.pack().portfolio() : null;
        if (portfolio != null && portfolio.total().pooled()) {
            addPool(members, portfolio);
        } else if (portfolio != null && members.size() > 1) {
            addShares(members, portfolio);
        } else {
            int bin = bin(members, first.alone());
            scope(first.pack(), null, members, List.of(bin));
            for (var requirement : first.pack().requirements()) {
                if (first.binds(requirement)) {
                    bind(requirement, first, List.of(bin));
                }
            }
        }
    }

    private void addShares(List<Slot> members, Portfolio portfolio) {
        var ordered = members.stream()
                .sorted(Comparator.comparing(Slot::alone)
                        .reversed()
                        .thenComparing(Plan::heldSince)
                        .thenComparing(Slot::code))
                .toList();
        var shares = portfolio.total().shares(ordered.stream().map(Slot::alone).toList());
        var indices = IntStream.range(0, ordered.size())
                .mapToObj(number -> bin(List.of(ordered.get(number)), shares.get(number)))
                .toList();
        var first = ordered.getFirst();
        scope(first.pack(), portfolio, ordered, indices);
        for (var requirement : first.pack().requirements()) {
            if (requirement.credentials().isEmpty()) {
                if (first.binds(requirement)) {
                    bind(requirement, first, indices);
                }
            } else {
                for (int number = 0; number < ordered.size(); number++) {
                    if (ordered.get(number).binds(requirement)) {
                        bind(requirement, ordered.get(number), List.of(indices.get(number)));
                    }
                }
            }
        }
    }

    /** A day that nobody told is taken for the latest. */
    private static LocalDate heldSince(Slot slot) {
        var day = slot.holding().certifiedOn();
        return day.equals(LocalDate.EPOCH) ? LocalDate.MAX : day;
    }

    private void addPool(List<Slot> members, Portfolio portfolio) {
        var tier = portfolio
                .total()
                .shares(members.stream().map(Slot::alone).toList())
                .getFirst();
        var specialties = specialties(members, tier);
        int bin = bin(members, specialties.compareTo(tier) > 0 ? specialties : tier);
        var first = members.getFirst();
        scope(first.pack(), portfolio, members, List.of(bin));
        for (var requirement : first.pack().requirements()) {
            for (var slot : members) {
                if (!slot.binds(requirement)) {
                    continue;
                }
                if (ofSpecialty(requirement, slot, members)) {
                    layers.add(new Layer(
                            slot, bin, need(requirement, slot, List.of(bin)).getFirst()));
                } else {
                    bind(requirement, slot, List.of(bin));
                    break;
                }
            }
        }
    }

    /** What the specialties ask for together: a credit serves one of them. */
    private static Credits specialties(List<Slot> members, Credits tier) {
        var sum = Credits.ZERO;
        for (var slot : members) {
            for (var requirement : slot.pack().requirements()) {
                if (slot.binds(requirement) && ofSpecialty(requirement, slot, members)) {
                    sum = sum.plus(requirement.needed(tier));
                }
            }
        }
        return sum;
    }

    /** Whether the requirement lies on top of a total in common; held alone, a specialty shares nothing. */
    private static boolean ofSpecialty(Requirement requirement, Slot slot, List<Slot> members) {
        return members.size() > 1
                && slot.rule().specialty()
                && requirement.kind() == Kind.MIN
                && !requirement.credentials().isEmpty();
    }

    private int bin(List<Slot> slots, Credits total) {
        bins.add(new Bin(slots, total.hundredths()));
        return bins.size() - 1;
    }

    private void scope(Pack pack, @Nullable Portfolio portfolio, List<Slot> slots, List<Integer> indices) {
        scopes.add(new Scope(
                pack,
                slots.size() > 1 ? portfolio : null,
                slots,
                indices,
                indices.stream().mapToLong(bin -> bins.get(bin).total()).sum()));
    }

    private void bind(Requirement requirement, Slot slot, List<Integer> indices) {
        if (requirement.kind() != Kind.EXCLUDE) {
            (requirement.kind() == Kind.MIN ? needs : caps).addAll(need(requirement, slot, indices));
        }
    }

    private List<Need> need(Requirement requirement, Slot slot, List<Integer> indices) {
        long total = indices.stream().mapToLong(bin -> bins.get(bin).total()).sum();
        var cycle = slot.cycle();
        long asked = requirement.needed(Credits.ofHundredths(total)).hundredths();
        long possible = requirement.kind() == Kind.MIN ? Math.min(asked, total) : asked;
        if (requirement.window() instanceof Window.OfCycle) {
            return List.of(new Need(requirement, indices, slot.days(), possible, 0, true, false));
        }
        return requirement.window().of(cycle).stream()
                .map(days -> new Need(
                        requirement,
                        indices,
                        days,
                        possible,
                        0,
                        !days.last().isAfter(cycle.end()),
                        days.last().isBefore(cycle.end()) && days.last().isBefore(asOf)))
                .toList();
    }
}
