// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.belay.credits.Credits;
import org.belay.credits.HolderFact;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.jspecify.annotations.Nullable;

/** An example that the author of a pack gives with it: these entries must lead to this standing. */
public record PackCase(
        String name,
        LocalDate asOf,
        List<Holding> holdings,
        Set<HolderFact> facts,
        List<LoggedEntry> entries,
        List<Expected> expected,
        @Nullable ExpectedPortfolio portfolio) {

    /**
     * What must come out for one credential: the amounts, the minimums met, and the codes of all reasons given.
     *
     * @param required the total asked for, null where the case says nothing of it
     */
    public record Expected(
            String credential,
            @Nullable Credits required,
            Credits counted,
            Credits waiting,
            Credits surplus,
            Set<String> met,
            Set<String> reasons) {}

    /** What must come out for all credentials of the issuer together. */
    public record ExpectedPortfolio(Credits required, Credits counted, Set<String> met) {}
}
