// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.credits.evaluation.Situations.TODAY;
import static org.belay.credits.evaluation.Situations.anEntry;
import static org.belay.credits.evaluation.Situations.anRhia;
import static org.belay.credits.evaluation.Situations.anRhit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.belay.credits.Credits;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Standing;
import org.belay.credits.pack.Pack;
import org.junit.jupiter.api.Test;

/** What holds for every person, tried on people drawn at random. */
class EvaluationPropertiesTest {

    private final long seed = Long.getLong("belay.seed", 20261124);
    private final Random random = new Random(seed);

    EvaluationPropertiesTest() {
        System.out.println("EvaluationPropertiesTest seed " + seed + " (repeat with -Dbelay.seed=" + seed + ")");
    }

    /** The definition itself: the most that lies within some complete set, when credits to come may be of any kind. */
    @Test
    void countedIsTheMostThatCanBeCompleted() {
        int total = 5;
        var pack = Situations.packWith(total, false);
        for (int instance = 0; instance < 2_000; instance++) {
            var entries = new ArrayList<LoggedEntry>();
            var inDomain = new ArrayList<Boolean>();
            var ofAhima = new ArrayList<Boolean>();
            int size = random.nextInt(10);
            for (int number = 0; number < size; number++) {
                inDomain.add(random.nextBoolean());
                ofAhima.add(random.nextBoolean());
                var draft = anEntry(number).on("2026-0" + (1 + random.nextInt(9)) + "-11");
                draft = inDomain.getLast() ? draft : draft.outside();
                entries.add((ofAhima.getLast() ? draft : draft.fromElsewhere()).made());
            }
            Collections.shuffle(entries, random);
            var standing = evaluate(pack, List.of(anRhit()), entries).getFirst();

            int most = 0;
            for (int chosen = 0; chosen < 1 << size; chosen++) {
                int hiim = 0;
                int share = 0;
                for (int number = 0; number < size; number++) {
                    if ((chosen & 1 << number) != 0) {
                        hiim += inDomain.get(number) ? 1 : 0;
                        share += ofAhima.get(number) ? 1 : 0;
                    }
                }
                if (canBeCompleted(total - Integer.bitCount(chosen), hiim, share)) {
                    most = Math.max(most, Integer.bitCount(chosen));
                }
            }
            assertThat(standing.counted())
                    .as("seed %d, instance %d", seed, instance)
                    .isEqualTo(Credits.of(most));
        }
    }

    /** Of 5 credits, 4 must be in a HIIM domain and 2 from AHIMA; tries every mix of kinds for those to come. */
    private static boolean canBeCompleted(int more, int hiim, int share) {
        if (more < 0) {
            return false;
        }
        for (int both = 0; both <= more; both++) {
            for (int one = 0; one + both <= more; one++) {
                for (int other = 0; one + both + other <= more; other++) {
                    if (hiim + both + one >= 4 && share + both + other >= 2) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    @Test
    void theOrderOfWhatGoesInDoesNotMatter() {
        var pack = Situations.packWith(20, true);
        for (int instance = 0; instance < 500; instance++) {
            var holdings = new ArrayList<>(List.of(anRhia(), anRhit()));
            var entries = drawn(random.nextInt(25));
            var standing = evaluate(pack, holdings, entries);
            Collections.shuffle(entries, random);
            Collections.shuffle(holdings, random);
            assertThat(evaluate(pack, holdings, entries))
                    .as("seed %d, instance %d", seed, instance)
                    .isEqualTo(standing);
        }
    }

    @Test
    void oneMoreCreditNeverLowersWhatCounts() {
        var pack = Situations.packWith(20, false);
        for (int instance = 0; instance < 500; instance++) {
            var entries = drawn(random.nextInt(25));
            var before = evaluate(pack, List.of(anRhit()), entries).getFirst();
            entries.add(draw(99));
            var after = evaluate(pack, List.of(anRhit()), entries).getFirst();
            assertThat(after.counted())
                    .as("seed %d, instance %d", seed, instance)
                    .isGreaterThanOrEqualTo(before.counted());
        }
    }

    @Test
    void everyAmountIsAccountedFor() {
        var pack = Situations.packWith(20, true);
        for (int instance = 0; instance < 500; instance++) {
            for (var standing : evaluate(pack, List.of(anRhia(), anRhit()), drawn(random.nextInt(40)))) {
                assertThat(standing.entries().stream()
                                .map(Standing.OfEntry::counted)
                                .reduce(Credits.ZERO, Credits::plus))
                        .as("seed %d, instance %d", seed, instance)
                        .isEqualTo(standing.counted())
                        .isLessThanOrEqualTo(standing.required());
                assertThat(standing.entries()).allSatisfy(entry -> {
                    assertThat(entry.counted().plus(entry.waiting()).plus(entry.notCounted()))
                            .isEqualTo(entry.worth());
                    assertThat(entry.notCounted().isZero() || !entry.reasons().isEmpty())
                            .isTrue();
                });
                assertThat(standing.minimums())
                        .allSatisfy(minimum -> assertThat(minimum.missing()).isLessThanOrEqualTo(standing.missing()));
            }
        }
    }

    private static List<Standing.OfCredential> evaluate(Pack pack, List<Holding> holdings, List<LoggedEntry> entries) {
        return Evaluation.of(List.of(pack), holdings, entries, Set.of(), TODAY).credentials();
    }

    private List<LoggedEntry> drawn(int count) {
        var entries = new ArrayList<LoggedEntry>();
        for (int number = 0; number < count; number++) {
            entries.add(draw(number));
        }
        return entries;
    }

    private LoggedEntry draw(int number) {
        var draft = anEntry(number).on("2026-%02d-%02d".formatted(1 + random.nextInt(9), 1 + random.nextInt(28)));
        if (random.nextBoolean()) {
            draft.fromElsewhere();
        }
        if (random.nextInt(3) == 0) {
            draft.in(Map.of("outside", 1 + random.nextInt(3), "informatics", 1 + random.nextInt(3)));
        } else if (random.nextInt(3) == 0) {
            draft.outside();
        }
        if (random.nextBoolean()) {
            draft.minutes(1 + random.nextInt(300));
        } else {
            draft.printedOnly(Credits.ofHundredths(25L * random.nextInt(20)).toString());
        }
        if (random.nextInt(8) == 0) {
            draft.waiting();
        }
        if (random.nextInt(4) == 0) {
            draft.countsFor("RHIT");
        }
        return draft.made();
    }
}
