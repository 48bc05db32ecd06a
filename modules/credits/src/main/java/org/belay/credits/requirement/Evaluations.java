// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import java.util.List;
import java.util.Set;
import org.belay.credits.Requirements.Credential;
import org.belay.credits.Standing;
import org.belay.credits.evaluation.Evaluation;
import org.belay.credits.pack.Pack;
import org.belay.credits.pack.PackProblem;
import org.belay.credits.pack.PackReader;
import org.belay.tenancy.RuleViolation;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Evaluates what somebody sends: a planner, another system, the tests of who writes requirements. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAnyAuthority('credits:log', 'credits:review', 'credits:import')")
class Evaluations {

    private final PackRequirements requirements;

    Evaluations(PackRequirements requirements) {
        this.requirements = requirements;
    }

    /** A standing and the packs it was worked out by. */
    record Evaluated(Standing standing, List<Pack> packs) {
        Credential credential(Standing.OfCredential one) {
            var pack = Pack.of(packs, one.credential(), one.cycle().start()).orElseThrow();
            return pack.offer(pack.rule(one.credential()).orElseThrow());
        }
    }

    /** @throws RuleViolation for requirements that cannot be used, naming the place, and for what contradicts itself */
    public Evaluated of(EvaluationBody body) {
        var packs = packs(body);
        try {
            return new Evaluated(
                    Evaluation.of(packs, body.holdings(), body.logged(), Set.copyOf(body.holderFacts()), body.day()),
                    packs);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation("credits.evaluation.contradictory", String.valueOf(e.getMessage()));
        }
    }

    private List<Pack> packs(EvaluationBody body) {
        var text = body.requirements();
        if (text == null) {
            return requirements.packs();
        }
        try {
            return List.of(PackReader.read("requirements", text));
        } catch (PackProblem e) {
            throw new RuleViolation("credits.evaluation.requirements", String.valueOf(e.getMessage()));
        }
    }
}
