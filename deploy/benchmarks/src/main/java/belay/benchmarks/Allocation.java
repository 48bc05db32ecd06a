// SPDX-License-Identifier: Apache-2.0
package belay.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.belay.credits.allocation.Program;
import org.belay.credits.allocation.Program.Term;

/**
 * Measures the placing of credits that several credentials want, in one thread: 5 to 25 lots, 2 to 6 credentials with up
 * to four minimums each, drawn at random. Options: {@code instances}, {@code nodes} (the bound), {@code seed}.
 */
public final class Allocation {

    private static final int INSTANCES = Integer.getInteger("instances", 10_000);
    private static final long MOST_NODES = Long.getLong("nodes", 200);
    private static final long SEED = Long.getLong("seed", 20261124);
    private static final int WARM_UP = 2_000;
    private static final long[] TOTALS = {1500, 2000, 3000, 4000, 4500, 6000};
    private static final long WHOLE = 18_000; // what every total divides

    private final Random random;
    private final Program program = new Program();
    private final List<Term> met = new ArrayList<>();
    private final List<Term> progress = new ArrayList<>();
    private final List<Term> flexibility = new ArrayList<>();

    private Allocation(Random random) {
        this.random = random;
    }

    public static void main(String[] args) {
        measure(WARM_UP, new Random(SEED + 1));
        System.out.println(
                "| Placements | p50 ms | p99 ms | worst ms | nodes p99 | nodes worst | best found, not proved |");
        System.out.println("|---|---|---|---|---|---|---|");
        System.out.println(measure(INSTANCES, new Random(SEED)));
        System.out.printf("%nseed %d, at most %,d nodes%n", SEED, MOST_NODES);
    }

    private static String measure(int instances, Random random) {
        var millis = new double[instances];
        var nodes = new long[instances];
        var open = 0;
        for (int instance = 0; instance < instances; instance++) {
            var program = new Allocation(random).drawn();
            var begin = System.nanoTime();
            var solution = program.solve(MOST_NODES);
            millis[instance] = (System.nanoTime() - begin) / 1e6;
            nodes[instance] = solution.nodes();
            open += solution.optimal() ? 0 : 1;
        }
        Arrays.sort(millis);
        Arrays.sort(nodes);
        int p99 = instances * 99 / 100;
        return "| %,d | %.2f | %.2f | %.1f | %,d | %,d | %.2f %% |"
                .formatted(
                        instances,
                        millis[instances / 2],
                        millis[p99],
                        millis[instances - 1],
                        nodes[p99],
                        nodes[instances - 1],
                        100.0 * open / instances);
    }

    private Program drawn() {
        int buckets = 2 + random.nextInt(5);
        int lots = 5 + random.nextInt(21);
        var totals = random.ints(buckets, 0, TOTALS.length)
                .mapToLong(each -> TOTALS[each])
                .toArray();
        var minimums = random.ints(buckets, 0, 5).toArray();
        var complete = new int[buckets];
        var kept = new int[buckets][];
        for (int bucket = 0; bucket < buckets; bucket++) {
            complete[bucket] = program.variable(1);
            kept[bucket] = IntStream.range(0, minimums[bucket])
                    .map(each -> program.variable(1))
                    .toArray();
        }
        var placed = place(lots, totals);
        for (int bucket = 0; bucket < buckets; bucket++) {
            require(placed[bucket], totals[bucket], complete[bucket], kept[bucket]);
            program.goal(new Term(complete[bucket], 1));
        }
        program.goal(met);
        program.goal(progress);
        program.goal(flexibility);
        return program;
    }

    /** By bucket and lot. Credentials of one of two issuers share what a lot has. */
    private int[][] place(int lots, long[] totals) {
        int buckets = totals.length;
        var issuers = random.ints(buckets, 0, 2).toArray();
        long average = Arrays.stream(totals).sum() / lots;
        var placed = new int[buckets][lots];
        for (int lot = 0; lot < lots; lot++) {
            long amount = 25 + random.nextLong(2 * average);
            int choices = 0;
            for (int bucket = 0; bucket < buckets; bucket++) {
                boolean eligible = random.nextInt(10) < 7;
                choices += eligible ? 1 : 0;
                placed[bucket][lot] = program.variable(eligible ? amount : 0);
            }
            for (var bucket : placed) {
                flexibility.add(new Term(bucket[lot], -choices));
            }
            for (int issuer = 0; issuer < 2; issuer++) {
                var shared = new ArrayList<Term>();
                for (int bucket = 0; bucket < buckets; bucket++) {
                    if (issuers[bucket] == issuer) {
                        shared.add(new Term(placed[bucket][lot], 1));
                    }
                }
                program.atMost(amount, shared);
            }
        }
        return placed;
    }

    private void require(int[] placed, long total, int complete, int[] kept) {
        var all = IntStream.range(0, placed.length).boxed().toList();
        program.atMost(total, sum(placed, all, 1));
        towards(total, sum(placed, all, -1), complete);
        for (int each : kept) {
            long needed = total / (2 + random.nextInt(5));
            var kind = some(all, 4);
            var others = all.stream().filter(lot -> !kind.contains(lot)).toList();
            program.atMost(total - needed, sum(placed, others, 1));
            towards(needed, sum(placed, kind, -1), each);
            program.atMost(0, new Term(complete, 1), new Term(each, -1));
        }
        if (random.nextBoolean()) {
            program.atMost(total / (2 + random.nextInt(3)), sum(placed, some(all, 3), 1));
        }
        if (random.nextInt(3) == 0) {
            var share = sum(placed, some(all, 3), 100);
            share.addAll(sum(placed, all, -10 * (2 + random.nextInt(5))));
            program.atMost(0, share);
        }
        if (random.nextInt(4) == 0) {
            var special = new ArrayList<Term>();
            for (int lot : some(all, 5)) {
                int again = program.variable(total);
                program.atMost(0, new Term(again, 1), new Term(placed[lot], -1));
                special.add(new Term(again, -1));
            }
            towards(total / 4, special, program.variable(1));
        }
    }

    private void towards(long needed, List<Term> lessened, int reaches) {
        int reached = program.variable(needed);
        var terms = new ArrayList<>(lessened);
        terms.add(new Term(reached, 1));
        program.atMost(0, terms);
        program.atMost(0, new Term(reaches, needed), new Term(reached, -1));
        met.add(new Term(reaches, 1));
        progress.add(new Term(reached, WHOLE / needed));
    }

    private List<Integer> some(List<Integer> lots, int tenths) {
        return lots.stream().filter(lot -> random.nextInt(10) < tenths).toList();
    }

    private static List<Term> sum(int[] placed, List<Integer> lots, long times) {
        var sum = new ArrayList<Term>();
        for (int lot : lots) {
            sum.add(new Term(placed[lot], times));
        }
        return sum;
    }
}
