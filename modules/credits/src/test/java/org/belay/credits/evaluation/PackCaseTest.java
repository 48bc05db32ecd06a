// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belay.credits.Reason;
import org.belay.credits.Standing;
import org.belay.credits.pack.PackCase;
import org.belay.credits.pack.ShippedPacks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PackCaseTest {

    @TestFactory
    Stream<DynamicTest> everyCaseOfAShippedPackHolds() {
        var packs = ShippedPacks.read();
        assertThat(packs)
                .isNotEmpty()
                .allSatisfy(pack -> assertThat(pack.cases()).isNotEmpty());
        return packs.stream()
                .flatMap(pack -> pack.cases().stream()
                        .map(one -> DynamicTest.dynamicTest(pack.id() + ": " + one.name(), () -> {
                            var standing = Evaluation.of(packs, one.holdings(), one.entries(), one.facts(), one.asOf());
                            assertThat(one.expected()).allSatisfy(expected -> holds(standing, expected));
                            if (one.portfolio() != null) {
                                var actual =
                                        standing.portfolio(pack.issuer().key()).orElseThrow();
                                assertThat(new PackCase.ExpectedPortfolio(
                                                actual.required(), actual.counted(), met(actual.minimums())))
                                        .isEqualTo(one.portfolio());
                            }
                        })));
    }

    private static void holds(Standing standing, PackCase.Expected expected) {
        var actual = standing.of(expected.credential()).orElseThrow();
        assertThat(new PackCase.Expected(
                        actual.credential(),
                        expected.required() == null ? null : actual.required(),
                        actual.counted(),
                        actual.waiting(),
                        actual.surplus(),
                        met(actual.minimums()),
                        actual.entries().stream()
                                .flatMap(entry -> entry.reasons().stream())
                                .map(Reason::code)
                                .collect(Collectors.toSet())))
                .isEqualTo(expected);
    }

    private static Set<String> met(List<Standing.OfMinimum> minimums) {
        return minimums.stream()
                .filter(Standing.OfMinimum::met)
                .map(Standing.OfMinimum::key)
                .collect(Collectors.toSet());
    }
}
