// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Reason;
import org.belay.credits.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Turns requirements, credentials and entries into a standing. Nothing else goes in, so it can be replayed; the order of
 * what goes in does not matter.
 *
 * <p>Settled entries are placed before those that wait for review, so that a decision still open never changes what
 * counts; among equals the earliest day goes first, then the smallest id.
 */
final class Evaluation {

    private final Map<String, List<Account>> accountsByIssuer = new LinkedHashMap<>();
    private final Map<String, List<LoggedEntry>> coursesByIssuer = new HashMap<>();

    private Evaluation() {}

    static Standing of(
            Collection<Pack> packs, Collection<Holding> holdings, Collection<LoggedEntry> entries, LocalDate asOf) {
        refuseDoubles(holdings.stream().map(Holding::credential).toList());
        refuseDoubles(entries.stream().map(LoggedEntry::id).toList());
        var accounts = holdings.stream()
                .sorted(Comparator.comparing(
                                (Holding holding) -> holding.cycle().end())
                        .thenComparing(Holding::credential))
                .map(holding ->
                        new Account(pack(packs, holding), holding, supersededBy(packs, holdings, holding, asOf), asOf))
                .toList();
        var evaluation = new Evaluation();
        for (var account : accounts) {
            evaluation
                    .accountsByIssuer
                    .computeIfAbsent(account.pack().issuer().key(), _ -> new ArrayList<>())
                    .add(account);
        }
        entries.stream()
                .sorted(Comparator.comparing(LoggedEntry::state)
                        .thenComparing(LoggedEntry::date)
                        .thenComparing(LoggedEntry::id))
                .forEach(evaluation::place);
        return new Standing(asOf, accounts.stream().map(Account::standing).toList());
    }

    private void place(LoggedEntry entry) {
        accountsByIssuer.forEach((issuer, accounts) -> {
            var open = new ArrayList<Account>();
            for (var account : accounts) {
                account.against(entry)
                        .ifPresentOrElse(reason -> account.refuse(entry, reason), () -> open.add(account));
            }
            if (!open.isEmpty()) {
                place(entry, issuer, open);
            }
        });
    }

    private void place(LoggedEntry entry, String issuer, List<Account> open) {
        var courses = coursesByIssuer.computeIfAbsent(issuer, _ -> new ArrayList<>());
        for (var course : courses) {
            if (course.sameCourseAs(entry)) {
                open.forEach(account -> account.refuse(
                        entry, new Reason.Repeated(course.id(), account.pack().repeats())));
                return;
            }
        }
        var chosen =
                open.stream().filter(account -> !account.complete()).findFirst().orElseGet(open::getFirst);
        for (var account : open) {
            if (account == chosen) {
                account.accept(entry);
            } else {
                account.refuse(
                        entry,
                        new Reason.CountsElsewhere(
                                chosen.holding().credential(),
                                chosen.holding().cycle().end(),
                                account.pack().oneCredential()));
            }
        }
        if (!chosen.worth(entry).isZero()) {
            courses.add(entry);
        }
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
