// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.belay.credits.StandingResource;
import org.belay.credits.Wording;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Evaluations of what is sent; nothing is stored and nobody's record is read. */
@RestController
class EvaluationApi {

    private final Evaluations evaluations;
    private final Wording wording;

    EvaluationApi(Evaluations evaluations, Wording wording) {
        this.evaluations = evaluations;
        this.wording = wording;
    }

    @PostMapping("/api/credits/evaluations")
    @Operation(summary = "Evaluates credentials and entries as sent, by the requirements in use or by those sent")
    StandingResource evaluate(@Valid @RequestBody EvaluationBody body) {
        var evaluated = evaluations.of(body);
        return StandingResource.of(evaluated.standing(), wording, evaluated::credential);
    }
}
