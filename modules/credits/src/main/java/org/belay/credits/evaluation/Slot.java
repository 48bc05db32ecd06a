// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.belay.credits.Credits;
import org.belay.credits.Cycle;
import org.belay.credits.HolderFact;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Reason;
import org.belay.credits.StatusEvent;
import org.belay.credits.StatusEvent.Status;
import org.belay.credits.pack.Pack;
import org.belay.credits.pack.Requirement;
import org.belay.credits.pack.Selector;
import org.belay.credits.pack.Window;
import org.jspecify.annotations.Nullable;

/** One credential in one cycle: where an entry may count. */
final class Slot {

    private final Pack pack;
    private final Pack.Rule rule;
    private final Holding holding;
    private final Cycle cycle;
    private final LocalDate opens;
    private final boolean next;
    private final Reason.@Nullable Superseded superseded;
    private final Set<HolderFact> facts;
    private final LocalDate asOf;

    private Slot(
            Pack pack,
            Holding holding,
            Cycle cycle,
            LocalDate opens,
            boolean next,
            Reason.@Nullable Superseded superseded,
            Set<HolderFact> facts,
            LocalDate asOf) {
        this.pack = pack;
        this.rule = pack.rule(holding.credential()).orElseThrow();
        this.holding = holding;
        this.cycle = cycle;
        this.opens = opens;
        this.next = next;
        this.superseded = superseded;
        this.facts = facts;
        this.asOf = asOf;
    }

    /** The present cycle. */
    static Slot present(
            Pack pack, Holding holding, Reason.@Nullable Superseded superseded, Set<HolderFact> facts, LocalDate asOf) {
        var cycle = holding.cycle(asOf);
        return new Slot(pack, holding, cycle, cycle.start(), false, superseded, facts, asOf);
    }

    /** The cycle after this one, where some days belong to both and have begun. */
    Optional<Slot> following() {
        var from = rule.cycle().overlapFrom(cycle);
        return from == null || from.isAfter(asOf) || over()
                ? Optional.empty()
                : Optional.of(
                        new Slot(pack, holding, rule.cycle().next(cycle, null), from, true, superseded, facts, asOf));
    }

    Pack pack() {
        return pack;
    }

    Pack.Rule rule() {
        return rule;
    }

    Holding holding() {
        return holding;
    }

    Cycle cycle() {
        return cycle;
    }

    String code() {
        return rule.code();
    }

    boolean next() {
        return next;
    }

    Reason.@Nullable Superseded superseded() {
        return superseded;
    }

    /** Whether nothing more is asked of the holder. */
    boolean over() {
        return superseded != null || holding.status(asOf).ends();
    }

    /** What the credential asks for by itself. */
    Credits alone() {
        var total = rule.total().value();
        for (var growth : rule.growth()) {
            for (var event : holding.events()) {
                if (event.status() == growth.status() && !event.from().isAfter(asOf) && !endedBefore(event)) {
                    total = total.plus(
                            Credits.ofHundredths(growth.perMonth().value().hundredths() * months(event)));
                }
            }
        }
        return total;
    }

    /** What was over before the cycle was made good for in the cycle before. */
    private boolean endedBefore(StatusEvent event) {
        return event.until() != null && event.until().isBefore(cycle.start());
    }

    /** Months of a status up to now, a month that has begun counting as one. */
    private long months(StatusEvent event) {
        var until = event.until() == null || event.until().isAfter(asOf) ? asOf : event.until();
        return ChronoUnit.MONTHS.between(event.from(), until) + 1;
    }

    boolean binds(Requirement requirement) {
        var day = asOf.isBefore(cycle.end()) ? asOf : cycle.end();
        return requirement.binds(code(), cycle, facts, day);
    }

    /** What keeps the entry from counting here, whatever else was logged. */
    @Nullable
    Reason against(LoggedEntry entry) {
        var date = entry.date();
        if (!entry.countsFor().contains(code())) {
            return new Reason.NotTicked();
        }
        if (superseded != null) {
            return superseded;
        }
        if (date.isAfter(asOf)) {
            return new Reason.NotYet(date);
        }
        if (date.isBefore(holding.certifiedOn())) {
            return new Reason.BeforeCertification(date, holding.certifiedOn());
        }
        if (date.isBefore(opens) || date.isAfter(lastDay(entry))) {
            return new Reason.OutsideCycle(date, cycle);
        }
        return againstKind(entry);
    }

    /** What keeps an entry of that kind and day from counting in any cycle. */
    @Nullable
    Reason againstKind(LoggedEntry entry) {
        var status = holding.status(entry.date());
        if (status == Status.REVOKED || status.ends()) {
            return new Reason.NotHeld(status, entry.date());
        }
        var type = pack.types().get(entry.type());
        if (type != null && type.use() == Pack.ActivityType.Use.EXCLUDED) {
            return new Reason.ExcludedType(type.key(), type.source());
        }
        for (var requirement : pack.requirements()) {
            if (requirement.kind() == Requirement.Kind.EXCLUDE && binds(requirement) && all(entry, requirement)) {
                return new Reason.Excluded(requirement.label(), requirement.source());
            }
        }
        return null;
    }

    /** The days in which credits for the cycle are earned. */
    Window.Days days() {
        var cure = pack.deadlines().cureDays();
        return new Window.Days(opens, cure == null ? cycle.end() : cycle.end().plusDays(cure.value()));
    }

    private static boolean all(LoggedEntry entry, Requirement requirement) {
        return entry.domains().keySet().stream()
                .allMatch(domain -> requirement.accepts(Selector.Kind.of(entry, domain), entry.date()));
    }

    private LocalDate lastDay(LoggedEntry entry) {
        var last = cycle.end();
        if (entry.date().isAfter(last)) {
            for (var domain : entry.domains().keySet()) {
                var longer = pack.deadlines().lastDay(cycle, Selector.Kind.of(entry, domain));
                last = longer.isAfter(last) ? longer : last;
            }
        }
        return last;
    }
}
