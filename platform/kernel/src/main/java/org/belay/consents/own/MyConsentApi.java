// SPDX-License-Identifier: Apache-2.0
package org.belay.consents.own;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.belay.consents.own.MyConsents.Asked;
import org.belay.consents.own.MyConsents.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same over the API, with a person's token. */
@RestController
@RequestMapping("/api/my-data/consents")
class MyConsentApi {

    private final MyConsents consents;

    MyConsentApi(MyConsents consents) {
        this.consents = consents;
    }

    /** What is asked, and everything that was ever agreed to; a person has few. */
    record ConsentList(List<Asked> items, List<Given> history) {}

    /** The number of the words that were read. */
    record Agreement(@NotNull @Nullable Integer number) {}

    @GetMapping
    @Operation(summary = "Lists what the person is asked to agree to, and what they agreed to")
    ConsentList list(Locale locale) {
        return new ConsentList(consents.asked(locale), consents.history(locale));
    }

    @GetMapping("/{purpose}")
    @Operation(summary = "Shows one purpose and the person’s answer")
    Asked show(@PathVariable String purpose, Locale locale) {
        return consents.one(purpose, locale);
    }

    @PostMapping("/{purpose}")
    @Operation(summary = "Agrees to the words of this number")
    Asked give(@PathVariable String purpose, @Valid @RequestBody Agreement body, Locale locale) {
        consents.give(purpose, Objects.requireNonNull(body.number()), locale);
        return consents.one(purpose, locale);
    }

    @PostMapping("/{purpose}/withdrawal")
    @Operation(summary = "Withdraws a consent")
    Asked withdraw(@PathVariable String purpose, Locale locale) {
        consents.one(purpose, locale);
        consents.withdraw(purpose);
        return consents.one(purpose, locale);
    }
}
