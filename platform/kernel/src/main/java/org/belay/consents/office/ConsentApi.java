// SPDX-License-Identifier: Apache-2.0
package org.belay.consents.office;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.consents.Words;
import org.belay.consents.office.ConsentDesk.Agreement;
import org.belay.consents.office.ConsentDesk.Asked;
import org.belay.consents.office.ConsentDesk.Wording;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Purposes and who agreed over the API. */
@RestController
@RequestMapping("/api/privacy/consents")
class ConsentApi {

    private final ConsentDesk desk;

    ConsentApi(ConsentDesk desk) {
        this.desk = desk;
    }

    /** All purposes; an organization has few. */
    record PurposeList(List<Asked> items) {}

    /**
     * Words as sent.
     *
     * @param askedBy needed for a new purpose
     * @param language absent for the organization's own
     * @param from absent for today
     * @param months absent for until withdrawn
     * @param seen the number of the newest words that were seen; not needed for a new purpose
     */
    record WordsBody(
            @Nullable String askedBy,
            @Nullable String language,
            @Nullable String name,
            @Nullable String what,
            @Nullable String whom,
            @Nullable String why,
            @Nullable LocalDate from,
            @Nullable Integer months,
            boolean asksAnew,
            int seen) {

        Wording wording() {
            return new Wording(language, Words.checked(name, what, whom, why), from, months, asksAnew);
        }
    }

    @GetMapping
    @Operation(summary = "Lists what people are asked to agree to, and how many did")
    PurposeList list(Locale locale) {
        return new PurposeList(desk.all(locale));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Opens a purpose")
    Asked open(@RequestBody WordsBody body, Locale locale) {
        return desk.get(desk.open(body.askedBy(), body.wording()), locale);
    }

    @GetMapping("/{purpose}")
    @Operation(summary = "Shows a purpose")
    Asked show(@PathVariable String purpose, Locale locale) {
        return desk.get(purpose, locale);
    }

    @PostMapping("/{purpose}/words")
    @Operation(summary = "Writes other words, or words in another language")
    Asked write(@PathVariable String purpose, @RequestBody WordsBody body, Locale locale) {
        desk.write(purpose, body.seen(), body.wording());
        return desk.get(purpose, locale);
    }

    @PostMapping("/{purpose}/closing")
    @Operation(summary = "Asks nobody any more, and ends what was agreed to")
    Asked close(@PathVariable String purpose, Locale locale) {
        desk.close(purpose);
        return desk.get(purpose, locale);
    }

    @GetMapping("/{purpose}/people")
    @Operation(summary = "Lists who agreed, the newest first, ended consents too")
    Page<Agreement> people(@PathVariable String purpose, @ParameterObject Paging paging, Locale locale) {
        return desk.page(purpose, paging, locale);
    }
}
