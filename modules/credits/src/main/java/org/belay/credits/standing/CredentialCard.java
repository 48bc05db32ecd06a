// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.belay.credits.CeRecord;
import org.belay.credits.Credits;
import org.belay.credits.Standing;
import org.belay.credits.Wording;
import org.jspecify.annotations.Nullable;

/** A credential as pages show it: the gauge, the state in words, and what is asked for. */
record CredentialCard(
        UUID id,
        String code,
        String name,
        BigDecimal counted,
        BigDecimal required,
        String kind,
        String badge,
        String cycle,
        boolean estimated,
        String issuer,
        String rules,
        List<Bar> bars) {

    /** One thing that is asked for; the figures and, in words, their basis. */
    record Bar(
            String label,
            String basis,
            BigDecimal value,
            BigDecimal waiting,
            BigDecimal max,
            String text,
            @Nullable String kind,
            String href) {}

    private static final long SOON = 90;

    static CredentialCard of(Standing.OfCredential standing, CeRecord record, Wording wording) {
        var credential = wording.credential(standing);
        var kind = kind(standing);
        return new CredentialCard(
                record.credential(standing.credential()).orElseThrow().id(),
                standing.credential(),
                credential.name(),
                number(standing.counted()),
                number(standing.required()),
                kind,
                badge(standing, wording),
                wording.cycle(standing.cycle()),
                standing.cycle().estimated(),
                credential.issuer().name(),
                wording.text("credits.rules", standing.requirements(), wording.source(standing.source())),
                bars(standing, wording));
    }

    private static String kind(Standing.OfCredential standing) {
        if (standing.complete()) {
            return "good";
        }
        return standing.daysLeft() < 0 ? "problem" : standing.daysLeft() <= SOON ? "attention" : "accent";
    }

    private static String badge(Standing.OfCredential standing, Wording wording) {
        if (standing.complete()) {
            return wording.text("credits.badge.complete");
        }
        return standing.daysLeft() < 0
                ? wording.text("credits.badge.ended")
                : wording.text("credits.badge.left", standing.daysLeft());
    }

    private static List<Bar> bars(Standing.OfCredential standing, Wording wording) {
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
            bars.add(bar(
                    minimum.label(),
                    basis(minimum, wording),
                    minimum.have(),
                    waiting(standing, minimum),
                    minimum.needed(),
                    standing.credential() + ":" + minimum.key(),
                    wording));
        }
        return List.copyOf(bars);
    }

    private static String basis(Standing.OfMinimum minimum, Wording wording) {
        var by = minimum.by();
        if (by != null) {
            return wording.text("credits.at-least.by", minimum.needed(), wording.date(by));
        }
        return minimum.percent() == null
                ? wording.text("credits.at-least", minimum.needed())
                : wording.text("credits.at-least.percent", minimum.needed(), minimum.percent());
    }

    private static Credits waiting(Standing.OfCredential standing, Standing.OfMinimum minimum) {
        return standing.entries().stream()
                .filter(entry -> !entry.waiting().isZero())
                .map(entry -> entry.towards().getOrDefault(minimum.key(), Credits.ZERO))
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

    private static BigDecimal number(Credits credits) {
        return new BigDecimal(credits.toString());
    }
}
