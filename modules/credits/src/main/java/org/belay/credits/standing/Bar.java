// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.belay.credits.Credits;
import org.belay.credits.Standing;
import org.belay.credits.Wording;
import org.jspecify.annotations.Nullable;

/** One thing that is asked for; the figures and, in words, their basis. */
record Bar(
        String label,
        String basis,
        BigDecimal value,
        BigDecimal waiting,
        BigDecimal max,
        String text,
        @Nullable String kind,
        String href) {

    /** The total of a credential, then its own minimums. */
    static List<Bar> of(Standing.OfCredential standing, Wording wording) {
        var bars = new ArrayList<Bar>();
        bars.add(bar(
                wording.text("credits.total"),
                wording.text("credits.at-least", standing.required()),
                standing.counted(),
                standing.waiting(),
                standing.required(),
                standing.credential(),
                wording));
        for (var minimum : standing.minimums()) {
            bars.add(bar(minimum, waiting(standing, minimum), standing.credential(), wording));
        }
        return List.copyOf(bars);
    }

    /** The total of several credentials, then what binds them together. */
    static List<Bar> of(Standing.OfPortfolio portfolio, Wording wording) {
        var bars = new ArrayList<Bar>();
        bars.add(bar(
                wording.text("credits.total"),
                wording.text("credits.at-least", portfolio.required()),
                portfolio.counted(),
                Credits.ZERO,
                portfolio.required(),
                portfolio.key(),
                wording));
        for (var minimum : portfolio.minimums()) {
            bars.add(bar(minimum, Credits.ZERO, portfolio.key(), wording));
        }
        return List.copyOf(bars);
    }

    static BigDecimal number(Credits credits) {
        return new BigDecimal(credits.toString());
    }

    private static Bar bar(Standing.OfMinimum minimum, Credits waiting, String behind, Wording wording) {
        return bar(
                minimum.label(),
                basis(minimum, wording),
                minimum.have(),
                waiting,
                minimum.needed(),
                behind + ":" + minimum.key(),
                wording);
    }

    private static String basis(Standing.OfMinimum minimum, Wording wording) {
        var by = minimum.by();
        if (by != null) {
            return wording.text("credits.at-least.by", minimum.needed(), wording.date(by));
        }
        var percent = minimum.percent();
        return percent == null
                ? wording.text("credits.at-least", minimum.needed())
                : wording.text("credits.at-least.percent", minimum.needed(), percent);
    }

    private static Credits waiting(Standing.OfCredential standing, Standing.OfMinimum minimum) {
        return standing.entries().stream()
                .filter(entry -> !entry.waiting().isZero())
                .map(entry -> Objects.requireNonNullElse(entry.towards().get(minimum.key()), Credits.ZERO))
                .reduce(Credits.ZERO, Credits::plus);
    }

    private static Bar bar(
            String label, String basis, Credits have, Credits waiting, Credits max, String behind, Wording wording) {
        var text = waiting.isZero() || have.compareTo(max) >= 0
                ? wording.text("credits.of", have, max)
                : wording.text("credits.of.waiting", have, max, waiting);
        return new Bar(
                label,
                basis,
                number(have),
                number(waiting),
                number(max),
                text,
                have.compareTo(max) >= 0 ? "good" : null,
                "/credits?counted=" + behind + "#entries");
    }
}
