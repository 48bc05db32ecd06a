// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.belay.credits.CeRecord;
import org.belay.credits.Standing;
import org.belay.credits.Wording;

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
        String asks,
        String rules,
        List<Bar> bars) {

    private static final long SOON = 90;

    static CredentialCard of(Standing.OfCredential standing, CeRecord record, Wording wording) {
        var credential = wording.credential(standing);
        var kind = kind(standing);
        return new CredentialCard(
                record.credential(standing.credential()).orElseThrow().id(),
                standing.credential(),
                credential.name(),
                Bar.number(standing.counted()),
                Bar.number(standing.required()),
                kind,
                badge(standing, wording),
                wording.cycle(standing.cycle()),
                standing.cycle().estimated(),
                credential.issuer().name(),
                wording.text("credits.asks", standing.credential()),
                wording.text("credits.rules", standing.requirements(), wording.source(standing.source())),
                Bar.of(standing, wording));
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
}
