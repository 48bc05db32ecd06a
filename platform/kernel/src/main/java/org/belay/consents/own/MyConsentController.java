// SPDX-License-Identifier: Apache-2.0
package org.belay.consents.own;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.stream.Stream;
import org.belay.consents.own.MyConsents.Asked;
import org.belay.consents.own.MyConsents.Given;
import org.belay.tenancy.RuleViolation;
import org.belay.web.CsvDownload;
import org.belay.web.Flash;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "What I agreed to". */
@Controller
class MyConsentController {

    private final MyConsents consents;
    private final MessageSource messages;

    MyConsentController(MyConsents consents, MessageSource messages) {
        this.consents = consents;
        this.messages = messages;
    }

    /** A line of the history on the reader's clock. */
    record Line(
            Given given,
            @Nullable ZonedDateTime at,
            @Nullable ZonedDateTime until,
            @Nullable ZonedDateTime ended) {

        static Line of(Given given) {
            return new Line(
                    given, Places.here(given.givenAt()), Places.here(given.expiresAt()), Places.here(given.endedAt()));
        }
    }

    /** A card of the page. */
    record Card(Asked asked, @Nullable Line given) {

        static Card of(Asked asked) {
            return new Card(asked, asked.given() == null ? null : Line.of(asked.given()));
        }
    }

    @GetMapping("/my-data/consents")
    String show(Model model, Locale locale) {
        var cards = consents.asked(locale).stream().map(Card::of).toList();
        model.addAttribute("cards", cards);
        model.addAttribute(
                "agreed", cards.stream().filter(card -> card.given() != null).count());
        model.addAttribute(
                "history", consents.history(locale).stream().map(Line::of).toList());
        return "consents/mine";
    }

    @GetMapping("/my-data/consents.csv")
    void export(HttpServletResponse response, Locale locale) {
        var history = consents.history(locale);
        CsvDownload.send(
                response,
                "what-i-agreed-to.csv",
                Stream.of("purpose", "number", "given", "until", "ended", "how")
                        .map(column -> messages.getMessage("consents.column." + column, null, locale))
                        .toList(),
                rows -> history.forEach(given -> rows.add(
                        given.name(),
                        given.number(),
                        given.givenAt(),
                        given.expiresAt(),
                        given.endedAt(),
                        given.endedBy() == null
                                ? null
                                : messages.getMessage("consents.ended." + given.endedBy(), null, locale))));
    }

    @PostMapping("/my-data/consents/{purpose}")
    String give(
            @PathVariable String purpose,
            @RequestParam(defaultValue = "0") int number,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            consents.give(purpose, number, locale);
            Flash.good(redirect, messages, "consents.agreed");
        } catch (RuleViolation broken) {
            Flash.attention(redirect, messages, broken.messageKey(), broken.parameters());
        }
        return "redirect:/my-data/consents";
    }

    @PostMapping("/my-data/consents/{purpose}/withdrawal")
    String withdraw(@PathVariable String purpose, RedirectAttributes redirect, Locale locale) {
        consents.one(purpose, locale);
        consents.withdraw(purpose);
        Flash.good(redirect, messages, "consents.withdrawn");
        return "redirect:/my-data/consents";
    }
}
