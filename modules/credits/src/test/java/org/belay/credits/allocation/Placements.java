// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.belay.credits.allocation.Program.Term;
import org.jspecify.annotations.Nullable;

/**
 * Credits of several lots to be placed among credentials that want them all, drawn at random: issuers that count a
 * credit once, minimums of a kind, caps, shares of what is claimed, and specialties that count again what their core
 * counts. Amounts are hundredths.
 */
final class Placements {

    private static final long[] TOTALS = {1500, 2000, 3000, 4000, 4500, 6000};
    private static final long ALL = 18_000; // what every total divides

    private final Random random;
    private final long scale;
    private final int buckets;
    private final List<Lot> lots = new ArrayList<>();
    private final List<Bucket> wanted = new ArrayList<>();

    private record Lot(long amount, boolean[] eligible) {}

    private record Minimum(long needed, boolean[] kind) {}

    private record Bucket(
            int issuer,
            long total,
            List<Minimum> minimums,
            boolean[] capped,
            long cap,
            long percent,
            boolean[] special,
            long specialty) {}

    private Placements(Random random, int mostLots, int mostBuckets, long scale) {
        this.random = random;
        this.scale = scale;
        buckets = 2 + random.nextInt(mostBuckets - 1);
        int count = Math.max(2, mostLots / 5) + random.nextInt(mostLots - Math.max(2, mostLots / 5) + 1);
        int issuers = 1 + random.nextInt(2);
        for (int bucket = 0; bucket < buckets; bucket++) {
            long total = TOTALS[random.nextInt(TOTALS.length)];
            var minimums = new ArrayList<Minimum>();
            for (int minimum = random.nextInt(5); minimum > 0; minimum--) {
                minimums.add(new Minimum(total / (2 + random.nextInt(5)), kind(count, 40)));
            }
            wanted.add(new Bucket(
                    random.nextInt(issuers),
                    total,
                    minimums,
                    kind(count, 30),
                    random.nextBoolean() ? total / (2 + random.nextInt(3)) : -1,
                    random.nextInt(3) == 0 ? 10 * (2 + random.nextInt(5)) : -1,
                    kind(count, 50),
                    random.nextInt(4) == 0 ? total / 4 : -1));
        }
        long average = wanted.stream().mapToLong(Bucket::total).sum() / count;
        for (int lot = 0; lot < count; lot++) {
            long amount = 25 + random.nextLong(2 * average);
            lots.add(new Lot(random.nextBoolean() ? amount : amount / 25 * 25, kind(buckets, 70)));
        }
    }

    static Program drawn(Random random) {
        return new Placements(random, 25, 6, 1).program(0);
    }

    /** The same placement of few credits, without and with one more lot, and with all amounts so many times as large. */
    static List<Program> variants(Random random, long times) {
        var seed = random.nextLong();
        return List.of(
                new Placements(new Random(seed), 8, 3, 1).program(0),
                new Placements(new Random(seed), 8, 3, 1).program(1),
                new Placements(new Random(seed), 8, 3, times).program(0));
    }

    private boolean[] kind(int count, int percent) {
        var kind = new boolean[count + 1];
        for (int each = 0; each < kind.length; each++) {
            kind[each] = random.nextInt(100) < percent;
        }
        return kind;
    }

    private Program program(int more) {
        for (int lot = 0; lot < more; lot++) {
            lots.add(new Lot(500, kind(buckets, 100)));
        }
        var program = new Program();
        var complete = new int[buckets];
        var special = new int[buckets];
        var met = new ArrayList<int[]>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            complete[bucket] = program.variable(1);
            special[bucket] = program.variable(1);
            met.add(wanted.get(bucket).minimums().stream()
                    .mapToInt(minimum -> program.variable(1))
                    .toArray());
        }
        var x = new int[lots.size()][buckets];
        var flexibility = new ArrayList<Term>();
        for (int lot = 0; lot < x.length; lot++) {
            int choices = choices(lots.get(lot));
            for (int bucket = 0; bucket < buckets; bucket++) {
                x[lot][bucket] = program.variable(
                        lots.get(lot).eligible()[bucket] ? lots.get(lot).amount() * scale : 0);
                flexibility.add(new Term(x[lot][bucket], -choices));
            }
            for (int issuer = 0; issuer < 2; issuer++) {
                int of = issuer;
                var once = x[lot];
                program.atMost(
                        lots.get(lot).amount() * scale,
                        IntStream.range(0, buckets)
                                .filter(bucket -> wanted.get(bucket).issuer() == of)
                                .mapToObj(bucket -> new Term(once[bucket], 1))
                                .toList());
            }
        }
        var count = new ArrayList<Term>();
        var progress = new ArrayList<Term>();
        for (int bucket = 0; bucket < buckets; bucket++) {
            require(program, bucket, x, complete[bucket], special[bucket], met.get(bucket), progress);
            program.goal(new Term(complete[bucket], 1));
            count.add(new Term(complete[bucket], 1));
            count.add(new Term(special[bucket], 1));
            for (int each : met.get(bucket)) {
                count.add(new Term(each, 1));
            }
        }
        program.goal(count);
        program.goal(progress);
        program.goal(flexibility);
        return program;
    }

    private int choices(Lot lot) {
        return (int) IntStream.range(0, buckets)
                .filter(bucket -> lot.eligible()[bucket])
                .count();
    }

    private void require(
            Program program, int bucket, int[][] x, int complete, int special, int[] met, List<Term> progress) {
        var asked = wanted.get(bucket);
        long total = asked.total() * scale;
        program.atMost(total, sum(x, bucket, null, true, 1));
        towards(program, total, sum(x, bucket, null, true, 1), complete, ALL / asked.total(), progress);
        for (int each = 0; each < met.length; each++) {
            var minimum = asked.minimums().get(each);
            long needed = minimum.needed() * scale;
            program.atMost(total - needed, sum(x, bucket, minimum.kind(), false, 1));
            towards(
                    program,
                    needed,
                    sum(x, bucket, minimum.kind(), true, 1),
                    met[each],
                    ALL / minimum.needed(),
                    progress);
            program.atMost(0, new Term(complete, 1), new Term(met[each], -1));
        }
        if (asked.cap() >= 0) {
            program.atMost(asked.cap() * scale, sum(x, bucket, asked.capped(), true, 1));
        }
        if (asked.percent() >= 0) {
            var share = sum(x, bucket, asked.capped(), true, 100);
            share.addAll(sum(x, bucket, null, true, -asked.percent()));
            program.atMost(0, share);
        }
        if (asked.specialty() >= 0) {
            var again = new ArrayList<Term>();
            for (int lot = 0; lot < x.length; lot++) {
                if (asked.special()[Math.min(lot, asked.special().length - 1)]) {
                    int y = program.variable(program.most(x[lot][bucket]));
                    program.atMost(0, new Term(y, 1), new Term(x[lot][bucket], -1));
                    again.add(new Term(y, 1));
                }
            }
            towards(program, asked.specialty() * scale, again, special, ALL / asked.specialty(), progress);
        } else {
            program.atMost(0, new Term(special, 1));
        }
    }

    private static void towards(
            Program program, long needed, List<Term> sum, int met, long weight, List<Term> progress) {
        int reached = program.variable(needed);
        var lacking = new ArrayList<>(List.of(new Term(reached, 1)));
        sum.forEach(term -> lacking.add(new Term(term.variable(), -term.coefficient())));
        program.atMost(0, lacking);
        program.atMost(0, new Term(met, needed), new Term(reached, -1));
        progress.add(new Term(reached, weight));
    }

    private static List<Term> sum(int[][] x, int bucket, boolean @Nullable [] kind, boolean in, long times) {
        var sum = new ArrayList<Term>();
        for (int lot = 0; lot < x.length; lot++) {
            if (kind == null || kind[Math.min(lot, kind.length - 1)] == in) {
                sum.add(new Term(x[lot][bucket], times));
            }
        }
        return sum;
    }
}
