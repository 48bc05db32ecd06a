// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.belay.credits.CeRecord;
import org.belay.credits.Credits;
import org.belay.credits.EntryId;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Reason;
import org.belay.credits.Standing;
import org.belay.credits.Wording;

/**
 * An entry as lists show it.
 *
 * @param amount what counts, or waits, by credential where there are several
 * @param whys what is to be explained about the amounts
 * @param credits the largest of these amounts, to sort by
 * @param behind the figures it stands behind: the credential's code or the key of several together, and code:minimum
 */
record EntryRow(
        EntryId id,
        LocalDate date,
        String day,
        String title,
        String provider,
        String sub,
        String countsFor,
        String amount,
        Credits credits,
        State state,
        String kind,
        String label,
        List<Wording.Why> whys,
        List<String> behind,
        boolean certificate) {

    enum State {
        COUNTED("good"),
        WAITING("neutral"),
        NOT("problem");

        private final String kind;

        State(String kind) {
            this.kind = kind;
        }
    }

    private record Placed(Standing.OfCredential credential, Standing.OfEntry entry) {

        Credits amount() {
            return entry.counted().plus(entry.waiting());
        }

        /** Whether the person did not mean it for this credential, which leaves nothing to explain. */
        boolean leftOut() {
            return entry.reasons().stream().anyMatch(Reason.NotTicked.class::isInstance);
        }
    }

    static List<EntryRow> of(CeRecord record, Standing standing, Wording wording) {
        return record.entries().stream()
                .map(logged -> of(logged.entry(), standing, wording))
                .toList();
    }

    private static EntryRow of(LoggedEntry entry, Standing standing, Wording wording) {
        var placed = standing.credentials().stream()
                .filter(credential -> !credential.over())
                .flatMap(credential -> credential.entries().stream()
                        .filter(one -> one.entry().equals(entry.id()))
                        .map(one -> new Placed(credential, one)))
                .toList();
        var credits = placed.stream()
                .map(Placed::amount)
                .max(Comparator.naturalOrder())
                .orElse(Credits.ZERO);
        var state = credits.isZero()
                ? State.NOT
                : entry.state() == LoggedEntry.State.WAITING ? State.WAITING : State.COUNTED;
        return new EntryRow(
                entry.id(),
                entry.date(),
                wording.date(entry.date()),
                entry.title(),
                entry.provider(),
                sub(entry, wording),
                entry.countsFor().stream().sorted().collect(Collectors.joining(", ")),
                amount(placed),
                credits,
                state,
                state.kind,
                wording.text("credits.state." + state.name().toLowerCase(Locale.ROOT)),
                placed.stream()
                        .filter(one -> !one.leftOut() || placed.stream().allMatch(Placed::leftOut))
                        .flatMap(one -> wording.why(one.credential(), one.entry()).stream())
                        .distinct()
                        .toList(),
                behind(placed, standing),
                entry.certificate());
    }

    private static String sub(LoggedEntry entry, Wording wording) {
        var minutes = entry.minutes();
        var printed = entry.printed().values().stream().findFirst();
        var amount = minutes != null
                ? wording.text("credits.minutes", minutes.count())
                : printed.map(credits -> wording.text("credits.printed", credits))
                        .orElse("");
        return wording.text("credits.delivery." + entry.delivery()) + ", " + amount + " · " + entry.provider();
    }

    private static String amount(List<Placed> placed) {
        if (placed.size() == 1) {
            return placed.getFirst().amount().toString();
        }
        var some = placed.stream()
                .filter(one -> !one.amount().isZero())
                .map(one -> one.credential().credential() + " " + one.amount())
                .collect(Collectors.joining(", "));
        return some.isEmpty() ? "0" : some;
    }

    private static List<String> behind(List<Placed> placed, Standing standing) {
        var behind = new TreeSet<String>();
        for (var one : placed) {
            var codes = new ArrayList<>(List.of(one.credential().credential()));
            standing.portfolios().stream()
                    .filter(all -> all.credentials().contains(one.credential().credential()))
                    .forEach(all -> codes.add(all.key()));
            for (var code : codes) {
                if (!one.amount().isZero()) {
                    behind.add(code);
                }
                one.entry().towards().forEach((minimum, credits) -> {
                    if (!Objects.requireNonNull(credits).isZero()) {
                        behind.add(code + ":" + minimum);
                    }
                });
            }
        }
        return List.copyOf(behind);
    }
}
