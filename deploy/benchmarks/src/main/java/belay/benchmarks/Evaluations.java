// SPDX-License-Identifier: Apache-2.0
package belay.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.belay.credits.Credits;
import org.belay.credits.Cycle;
import org.belay.credits.EntryId;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Minutes;
import org.belay.credits.evaluation.Evaluation;
import org.belay.credits.pack.Pack;
import org.belay.credits.pack.ShippedPacks;

/**
 * Measures in one thread how long it takes to work out where a holder of three credentials with 120 entries stands: with
 * every entry for one credential, and with entries that two credentials of an issuer want. Nothing is read from a
 * database. Options: {@code holders}, {@code seconds}, {@code seed}.
 */
public final class Evaluations {

    private static final int HOLDERS = Integer.getInteger("holders", 1_000);
    private static final int SECONDS = Integer.getInteger("seconds", 10);
    private static final long SEED = Long.getLong("seed", 20261124);
    private static final int ENTRIES = 120;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Cycle CYCLE = Cycle.typed(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 31));

    private Evaluations() {}

    private record Holder(List<Holding> holdings, List<LoggedEntry> entries) {}

    public static void main(String[] args) {
        var packs = ShippedPacks.read();
        System.out.println("| Holders | Evaluations/s | p50 ms | p99 ms | worst ms | best found, not proved |");
        System.out.println("|---|---|---|---|---|---|");
        measure("each entry for one credential", packs, drawn(false));
        measure("entries that two credentials want", packs, drawn(true));
    }

    private static void measure(String name, List<Pack> packs, List<Holder> holders) {
        run(packs, holders, SECONDS * 1_000_000_000L); // warms up
        var nanos = run(packs, holders, SECONDS * 1_000_000_000L);
        long open = holders.stream()
                .filter(holder -> !Evaluation.of(packs, holder.holdings(), holder.entries(), Set.of(), TODAY)
                        .optimal())
                .count();
        Arrays.sort(nanos);
        System.out.printf(
                "| %s | %.0f | %.3f | %.3f | %.1f | %.2f %% |%n",
                name,
                nanos.length / (Arrays.stream(nanos).sum() / 1e9),
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6,
                100.0 * open / holders.size());
    }

    private static long[] run(List<Pack> packs, List<Holder> holders, long duration) {
        var nanos = new long[5_000_000];
        int count = 0;
        for (long end = System.nanoTime() + duration; System.nanoTime() < end && count < nanos.length; count++) {
            var holder = holders.get(count % holders.size());
            long begin = System.nanoTime();
            Evaluation.of(packs, holder.holdings(), holder.entries(), Set.of(), TODAY);
            nanos[count] = System.nanoTime() - begin;
        }
        return Arrays.copyOf(nanos, count);
    }

    private static List<Holder> drawn(boolean contended) {
        var random = new Random(SEED);
        var codes = List.of("RHIA", "CHDA", "CDIP");
        var holders = new ArrayList<Holder>();
        for (int holder = 0; holder < HOLDERS; holder++) {
            var entries = new ArrayList<LoggedEntry>();
            for (int number = 0; number < ENTRIES; number++) {
                var code = codes.get(random.nextInt(codes.size()));
                var ticked = contended && random.nextInt(4) == 0
                        ? Set.copyOf(List.of(code, codes.get(random.nextInt(codes.size()))))
                        : Set.of(code);
                entries.add(entry(number, ticked, random));
            }
            holders.add(new Holder(
                    codes.stream()
                            .map(code -> new Holding(code, CYCLE.start(), CYCLE))
                            .toList(),
                    entries));
        }
        return holders;
    }

    /** A third of them earlier than the cycle: people keep what they logged for cycles that are over. */
    private static LoggedEntry entry(int number, Set<String> ticked, Random random) {
        var day = CYCLE.start().minusDays(365).plusDays(random.nextInt(365 + 680));
        var domains = List.of("privacy-security", "informatics", "revenue-cycle", "leadership", "outside");
        return new LoggedEntry(
                new EntryId(new UUID(0, number)),
                "Course " + number,
                "Example provider " + random.nextInt(9),
                random.nextBoolean() ? "ahima_or_component" : "other",
                day,
                new Minutes(15 * (1 + random.nextInt(8))),
                random.nextInt(3) == 0 ? Map.of("ahima", Credits.of(1 + random.nextInt(2))) : Map.of(),
                LoggedEntry.Delivery.LIVE_ONLINE,
                new TreeMap<>(Map.of(domains.get(random.nextInt(domains.size())), 1)),
                "webinar",
                true,
                LoggedEntry.State.COUNTED,
                ticked);
    }
}
