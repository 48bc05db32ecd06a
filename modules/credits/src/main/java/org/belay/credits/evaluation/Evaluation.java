// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.belay.credits.HolderFact;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Reason;
import org.belay.credits.Standing;
import org.belay.credits.pack.Pack;
import org.belay.credits.pack.Pack.Sharing;
import org.jspecify.annotations.Nullable;

/**
 * Turns requirements, credentials, facts and entries into a standing. Nothing else goes in, so it can be replayed; the
 * order of what goes in does not matter.
 *
 * <p>Settled entries are placed before those that wait for review, so that a decision still open never changes what
 * counts.
 */
public final class Evaluation {

    private static final Comparator<LoggedEntry> ORDER = Comparator.comparing(LoggedEntry::state)
            .thenComparing(LoggedEntry::date)
            .thenComparing(LoggedEntry::id);

    private Evaluation() {}

    /**
     * @throws IllegalArgumentException where a credential or an entry is given twice, or no pack tells what a credential
     *     asks for in a cycle that starts when its does
     */
    public static Standing of(
            Collection<Pack> packs,
            Collection<Holding> holdings,
            Collection<LoggedEntry> entries,
            Set<HolderFact> facts,
            LocalDate asOf) {
        refuseDoubles(holdings.stream().map(Holding::credential).toList());
        refuseDoubles(entries.stream().map(LoggedEntry::id).toList());
        var slots = holdings.stream()
                .sorted(Comparator.comparing(
                                (Holding holding) -> holding.cycle(asOf).end())
                        .thenComparing(Holding::credential))
                .map(holding -> Slot.present(
                        pack(packs, holding), holding, supersededBy(packs, holdings, holding, asOf), facts, asOf))
                .toList();
        var ordered = entries.stream().sorted(ORDER).toList();
        var accounts = groups(slots).stream()
                .map(group -> new Account(group, ordered, asOf))
                .toList();
        var credentials = new ArrayList<Standing.OfCredential>();
        for (var slot : slots) {
            accounts.forEach(account -> account.standing(slot).ifPresent(credentials::add));
        }
        return new Standing(
                asOf,
                List.copyOf(credentials),
                accounts.stream()
                        .flatMap(account -> account.portfolios().stream())
                        .toList(),
                accounts.stream().allMatch(Account::optimal));
    }

    /** Slots among which credits are placed: those of an issuer, or each alone where credits are shared. */
    private static List<List<Slot>> groups(List<Slot> slots) {
        var groups = new LinkedHashMap<String, List<Slot>>();
        for (var slot : slots) {
            var issuer = slot.pack().issuer().key();
            boolean shared = slot.pack().sharing().value() == Sharing.SHARED;
            var group = groups.computeIfAbsent(shared ? issuer + " " + slot.code() : issuer, _ -> new ArrayList<>());
            group.add(slot);
        }
        groups.values()
                .forEach(group ->
                        List.copyOf(group).forEach(slot -> slot.following().ifPresent(group::add)));
        return List.copyOf(groups.values());
    }

    private static Pack pack(Collection<Pack> packs, Holding holding) {
        var start = holding.cycle().start();
        return Pack.of(packs, holding.credential(), start)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No requirements for " + holding.credential() + " in a cycle that starts on " + start));
    }

    private static Reason.@Nullable Superseded supersededBy(
            Collection<Pack> packs, Collection<Holding> holdings, Holding holding, LocalDate asOf) {
        for (var other : holdings) {
            var rule = pack(packs, other).rule(other.credential()).orElseThrow();
            var supersedes = rule.supersedes();
            if (supersedes != null
                    && rule.replaces(holding.credential())
                    && !other.certifiedOn().isAfter(asOf)) {
                return new Reason.Superseded(other.credential(), supersedes.source());
            }
        }
        return null;
    }

    private static void refuseDoubles(List<?> names) {
        var seen = new HashSet<Object>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(name + " is given twice");
            }
        }
    }
}
