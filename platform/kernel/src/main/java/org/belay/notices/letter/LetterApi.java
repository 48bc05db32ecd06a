// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.letter;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Locale;
import org.belay.api.SeenVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An organization's own words for letters, over the API. */
@RestController
@RequestMapping("/api/letters")
class LetterApi {

    private final LetterDesk desk;

    LetterApi(LetterDesk desk) {
        this.desk = desk;
    }

    /** Words for a letter. */
    record LetterBody(
            @NotBlank @Nullable String subject,
            @NotBlank @Nullable String body) {}

    /** What a letter would say. */
    record Preview(String subject, String text) {}

    /** Where a test went. */
    record Tested(String recipient) {}

    /** A list in a wrapper that can grow. */
    record LetterList(List<LetterDesk.Line> items) {}

    @GetMapping
    @Operation(summary = "Lists the letters, and in which languages they have words of the organization's own")
    LetterList list() {
        return new LetterList(desk.all());
    }

    @GetMapping("/{letter}/{language}")
    @Operation(summary = "Shows a letter's words, its own or the shipped ones, and the places they can use")
    LetterDesk.Sheet show(@PathVariable String letter, @PathVariable String language) {
        return desk.get(letter, language);
    }

    @PutMapping("/{letter}/{language}")
    @Operation(summary = "Puts a letter into the organization's own words")
    LetterDesk.Sheet save(
            @PathVariable String letter,
            @PathVariable String language,
            SeenVersion seen,
            @Valid @RequestBody LetterBody body) {
        return desk.save(letter, language, seen.value(), String.valueOf(body.subject()), String.valueOf(body.body()));
    }

    @DeleteMapping("/{letter}/{language}")
    @Operation(summary = "Lets the shipped words hold again")
    LetterDesk.Sheet revert(@PathVariable String letter, @PathVariable String language, SeenVersion seen) {
        return desk.revert(letter, language, seen.value());
    }

    @PostMapping("/{letter}/{language}/preview")
    @Operation(summary = "Shows what words would say, with samples in their places")
    Preview preview(@PathVariable String letter, @PathVariable String language, @Valid @RequestBody LetterBody body) {
        var shown = desk.preview(
                letter, String.valueOf(body.subject()), String.valueOf(body.body()), Locale.forLanguageTag(language));
        return new Preview(shown.subject(), shown.text());
    }

    @PostMapping("/{letter}/{language}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Mails what words would say to the person who asks")
    Tested test(@PathVariable String letter, @PathVariable String language, @Valid @RequestBody LetterBody body) {
        return new Tested(desk.test(letter, language, String.valueOf(body.subject()), String.valueOf(body.body())));
    }
}
