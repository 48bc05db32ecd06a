// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.belay.credits.evaluation.Situations.anEntry;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LoggedEntryTest {

    @Test
    void thePartsByDomainAddUpToTheWhole() {
        var entry = anEntry(1)
                .in(Map.of("informatics", 1, "outside", 1, "privacy-security", 1))
                .made();
        assertThat(entry.split(Credits.of(1)))
                .isEqualTo(Map.of(
                        "informatics", Credits.of("0.34"),
                        "outside", Credits.of("0.33"),
                        "privacy-security", Credits.of("0.33")));
        assertThat(entry.split(Credits.of("0.02")).values())
                .containsExactly(Credits.of("0.01"), Credits.of("0.01"), Credits.ZERO);
    }

    @Test
    void theLargestRemainderTakesTheLastHundredth() {
        assertThat(anEntry(1).in(Map.of("informatics", 1, "outside", 5)).made().split(Credits.of(1)))
                .isEqualTo(Map.of("informatics", Credits.of("0.17"), "outside", Credits.of("0.83")));
        assertThat(anEntry(1).in(Map.of("informatics", 1, "outside", 2)).made().split(Credits.of(1)))
                .isEqualTo(Map.of("informatics", Credits.of("0.33"), "outside", Credits.of("0.67")));
    }

    @Test
    void aCourseIsTheSameHoweverItsTitleWasTyped() {
        var entry = anEntry(1).titled("Coding  Update").by("Example HIMA").made();
        assertThat(entry.sameCourseAs(
                        anEntry(2).titled(" coding update ").by("example hima").made()))
                .isTrue();
        assertThat(entry.sameCourseAs(
                        anEntry(2).titled("Coding Update").by("Another").made()))
                .isFalse();
        assertThat(entry.sameCourseAs(
                        anEntry(2).titled("Coding Updates").by("Example HIMA").made()))
                .isFalse();
    }

    @Test
    void absurdEntriesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Minutes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Minutes(120_001));
        assertThat(new Minutes(1).count()).isEqualTo(1);
        assertThat(new Minutes(120_000).count()).isEqualTo(120_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> anEntry(1).in(Map.of()).made());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> anEntry(1).in(Map.of("outside", 0)).made());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> anEntry(1).in(Map.of("outside", 10_001)).made());
        assertThat(anEntry(1).in(Map.of("outside", 10_000)).made().domains()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> anEntry(1).printed("1000.01").made());
        assertThat(anEntry(1).printed("1000").made().printed()).hasSize(1);
    }
}
