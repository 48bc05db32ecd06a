// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.belay.credits.Credits;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;

/** An example that the author of a pack gives with it: these entries must lead to this standing. */
record PackCase(
        String name, LocalDate asOf, List<Holding> holdings, List<LoggedEntry> entries, List<Expected> expected) {

    /** What must come out for one credential: the amounts, the minimums met, and the codes of all reasons given. */
    record Expected(
            String credential,
            Credits counted,
            Credits waiting,
            Credits surplus,
            Set<String> met,
            Set<String> reasons) {}
}
