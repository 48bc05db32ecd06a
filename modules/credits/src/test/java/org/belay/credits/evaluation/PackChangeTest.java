// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belay.credits.evaluation.Situations.TODAY;
import static org.belay.credits.evaluation.Situations.shippedText;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.belay.credits.Credits;
import org.belay.credits.Cycle;
import org.belay.credits.Holding;
import org.belay.credits.Standing;
import org.belay.credits.pack.Pack;
import org.belay.credits.pack.PackReader;
import org.junit.jupiter.api.Test;

class PackChangeTest {

    private final List<Pack> versions =
            List.of(version("from: 2021-01-01\nto: 2025-06-30", "1", "20"), version("from: 2025-07-01", "2", "24"));

    @Test
    void whoStartedUnderAnOlderVersionStaysWithItToTheEnd() {
        var older = standing("2025-06-30", "2027-06-29");
        assertThat(older.requirements()).isEqualTo("ahima 1");
        assertThat(older.required()).isEqualTo(Credits.of(20));
    }

    @Test
    void whoStartsOnTheFirstDayOfANewVersionIsUnderIt() {
        var newer = standing("2025-07-01", "2027-06-30");
        assertThat(newer.requirements()).isEqualTo("ahima 2");
        assertThat(newer.required()).isEqualTo(Credits.of(24));
    }

    private Standing.OfCredential standing(String start, String end) {
        var cycle = Cycle.typed(LocalDate.parse(start), LocalDate.parse(end));
        return Evaluation.of(versions, List.of(new Holding("RHIT", cycle.start(), cycle)), List.of(), Set.of(), TODAY)
                .credentials()
                .getFirst();
    }

    private static Pack version(String range, String name, String total) {
        var text = shippedText();
        return PackReader.read(
                name + ".yaml",
                text.substring(0, text.indexOf("cases:"))
                                .replace("from: 2021-01-01", range)
                                .replace("version: \"2026.1\"", "version: \"" + name + "\"")
                                .replace("total: {value: 20,", "total: {value: " + total + ",")
                        + "cases: []\n");
    }
}
