// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belay.credits.Reason;
import org.belay.credits.Standing;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PackCaseTest {

    @TestFactory
    Stream<DynamicTest> everyCaseOfAShippedPackHolds() {
        var packs = PackRequirements.shipped();
        assertThat(packs)
                .isNotEmpty()
                .allSatisfy(pack -> assertThat(pack.cases()).isNotEmpty());
        return packs.stream()
                .flatMap(pack -> pack.cases().stream()
                        .map(one -> DynamicTest.dynamicTest(pack.id() + ": " + one.name(), () -> {
                            var standing = Evaluation.of(packs, one.holdings(), one.entries(), one.asOf());
                            assertThat(one.expected()).allSatisfy(expected -> holds(standing, expected));
                        })));
    }

    private static void holds(Standing standing, PackCase.Expected expected) {
        var actual = standing.of(expected.credential()).orElseThrow();
        assertThat(new PackCase.Expected(
                        actual.credential(),
                        actual.counted(),
                        actual.waiting(),
                        actual.surplus(),
                        actual.minimums().stream()
                                .filter(Standing.OfMinimum::met)
                                .map(Standing.OfMinimum::key)
                                .collect(Collectors.toSet()),
                        actual.entries().stream()
                                .flatMap(entry -> entry.reasons().stream())
                                .map(Reason::code)
                                .collect(Collectors.toSet())))
                .isEqualTo(expected);
    }
}
