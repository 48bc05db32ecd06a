// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.util.List;
import org.belay.credits.Standing;
import org.belay.credits.Wording;

/** What is asked for several credentials together. */
record PortfolioCard(String asks, String rules, List<Bar> bars) {

    static List<PortfolioCard> of(Standing standing, Wording wording) {
        return standing.portfolios().stream()
                .map(one -> new PortfolioCard(
                        wording.text("credits.asks.together", String.join(", ", one.credentials())),
                        wording.source(one.source()),
                        Bar.of(one, wording)))
                .toList();
    }
}
