// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.question;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.belay.api.Idempotency;
import org.belay.credits.EntryId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking a person, over the API. */
@RestController
class QuestionApi {

    private final Questions questions;
    private final Idempotency idempotency;

    QuestionApi(Questions questions, Idempotency idempotency) {
        this.questions = questions;
        this.idempotency = idempotency;
    }

    /** A question as sent. */
    record QuestionBody(
            @NotBlank @Size(max = 2_000) @Nullable String question) {}

    @PostMapping("/api/credits/entries/{id}/questions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Mails a question about an entry to who answers such questions")
    void ask(
            @PathVariable EntryId id,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody QuestionBody body) {
        idempotency.once("POST /api/credits/entries/" + id + "/questions", key, body, () -> {
            questions.ask(id, String.valueOf(body.question()));
            return id.value();
        });
    }
}
