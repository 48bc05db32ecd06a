// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.holding;

import java.time.LocalDate;
import org.belay.credits.Cycle;
import org.belay.credits.Requirements.Credential;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;

/** The dates a person can give: those of the issuer's account, or the day the exam was passed, or both. */
record CycleDates(
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        @Nullable LocalDate passedOn) {

    CycleDates {
        if (start == null && end == null && passedOn == null) {
            throw new RuleViolation("credits.cycle.missing");
        }
        if ((start == null) != (end == null)) {
            throw new RuleViolation("credits.cycle.half");
        }
        if (start != null && end != null && !end.isAfter(start)) {
            throw new RuleViolation("credits.cycle.backwards");
        }
    }

    /** Typed dates win; otherwise the cycle that contains today, estimated. */
    Cycle cycle(Credential credential, LocalDate today) {
        if (start != null && end != null) {
            return Cycle.typed(start, end);
        }
        if (passedOn == null || passedOn.isAfter(today) || passedOn.isBefore(today.minusYears(60))) {
            throw new RuleViolation("credits.cycle.passed");
        }
        return credential.cycle().estimate(passedOn, today);
    }
}
