// SPDX-License-Identifier: Apache-2.0
package org.belay.consents.office;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.belay.consents.Purpose;
import org.belay.consents.Words;
import org.belay.consents.office.ConsentDesk.Agreement;
import org.belay.consents.office.ConsentDesk.Asked;
import org.belay.web.CsvDownload;
import org.belay.web.Flash;
import org.belay.web.FormSubmission;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The office's pages about consents. */
@Controller
@RequestMapping("/privacy")
class ConsentController {

    private final ConsentDesk desk;
    private final MessageSource messages;

    ConsentController(ConsentDesk desk, MessageSource messages) {
        this.desk = desk;
        this.messages = messages;
    }

    /** A purpose as a line. */
    record Line(Purpose purpose, Words words, long agreed) {

        static Line of(Asked asked, Locale reader) {
            var purpose = asked.purpose();
            var text = purpose.text() == null ? purpose.newest() : purpose.text();
            return new Line(purpose, Words.best(text.words(), reader).getValue(), asked.agreed());
        }
    }

    /** A consent on the reader's clock. */
    record Row(
            Agreement agreement,
            @Nullable ZonedDateTime at,
            @Nullable ZonedDateTime until,
            @Nullable ZonedDateTime ended) {

        static Row of(Agreement agreement) {
            return new Row(
                    agreement,
                    Places.here(agreement.givenAt()),
                    Places.here(agreement.expiresAt()),
                    Places.here(agreement.endedAt()));
        }
    }

    @GetMapping("/consents")
    String list(Model model, Locale locale) {
        var lines =
                desk.all(locale).stream().map(asked -> Line.of(asked, locale)).toList();
        model.addAttribute("lines", lines);
        model.addAttribute(
                "open", lines.stream().filter(line -> line.purpose().open()).count());
        return "consents/list";
    }

    @GetMapping("/consents.csv")
    void export(HttpServletResponse response, Locale locale) {
        var lines =
                desk.all(locale).stream().map(asked -> Line.of(asked, locale)).toList();
        CsvDownload.send(
                response,
                "consents.csv",
                headings(locale, "purpose", "what", "whom", "why", "asked-by", "months", "number", "agreed", "closed"),
                rows -> lines.forEach(line -> rows.add(
                        line.words().name(),
                        line.words().what(),
                        line.words().whom(),
                        line.words().why(),
                        line.purpose().askedBy(),
                        line.purpose().newest().months(),
                        line.purpose().newest().number(),
                        line.agreed(),
                        line.purpose().closedAt())));
    }

    private List<String> headings(Locale locale, String... columns) {
        return Stream.of(columns)
                .map(column -> messages.getMessage("consents.column." + column, null, locale))
                .toList();
    }

    @GetMapping("/consents/new")
    ModelAndView blank(Locale locale) {
        desk.all(locale);
        return blank(PurposeForm.blank(desk.ownLanguage(), today()), HttpStatus.OK);
    }

    private static LocalDate today() {
        return Objects.requireNonNull(Places.here(java.time.Instant.now())).toLocalDate();
    }

    private static ModelAndView blank(PurposeForm form, HttpStatus status) {
        var view = new ModelAndView("consents/new");
        view.setStatus(status);
        view.addObject("form", form);
        view.addObject("languages", Places.languages(form.language()));
        return view;
    }

    @PostMapping("/consents")
    ModelAndView open(@ModelAttribute("form") PurposeForm form, BindingResult errors, RedirectAttributes redirect) {
        var key = new AtomicReference<String>();
        if (!FormSubmission.succeeds(errors, () -> key.set(desk.open(form.askedBy(), form.wording())))) {
            return blank(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "consents.opened");
        return new ModelAndView("redirect:/privacy/consents/" + key.get());
    }

    @GetMapping("/consents/{purpose}")
    ModelAndView show(
            @PathVariable String purpose,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "1") int page,
            Locale locale) {
        var asked = desk.get(purpose, locale);
        var tag = language.isBlank() ? desk.ownLanguage() : language;
        return page(asked, PurposeForm.of(asked.purpose().newest(), tag, today()), page, locale, HttpStatus.OK);
    }

    private ModelAndView page(Asked asked, PurposeForm form, int page, Locale locale, HttpStatus status) {
        var key = asked.purpose().key();
        var view = new ModelAndView("consents/one");
        view.setStatus(status);
        view.addObject("line", Line.of(asked, locale));
        view.addObject("form", form);
        view.addObject("languages", Places.languages(form.language()));
        view.addObject("texts", desk.texts(key));
        var found = desk.sheet(key, page);
        view.addObject("pager", found);
        view.addObject("people", found.rows().stream().map(Row::of).toList());
        return view;
    }

    @PostMapping("/consents/{purpose}")
    ModelAndView write(
            @PathVariable String purpose,
            @ModelAttribute("form") PurposeForm form,
            BindingResult errors,
            RedirectAttributes redirect,
            Locale locale) {
        if (!FormSubmission.succeeds(errors, () -> desk.write(purpose, form.seen(), form.wording()))) {
            return page(desk.get(purpose, locale), form, 1, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "consents.written");
        return new ModelAndView("redirect:/privacy/consents/" + purpose);
    }

    @PostMapping("/consents/{purpose}/closing")
    String close(@PathVariable String purpose, RedirectAttributes redirect) {
        desk.close(purpose);
        Flash.good(redirect, messages, "consents.closed");
        return "redirect:/privacy/consents/" + purpose;
    }

    @GetMapping("/consents/{purpose}/closing")
    String ask(@PathVariable String purpose, Model model, Locale locale) {
        model.addAttribute("line", Line.of(desk.get(purpose, locale), locale));
        return "consents/close";
    }

    @GetMapping("/consents/{purpose}/people.csv")
    void exportPeople(@PathVariable String purpose, HttpServletResponse response, Locale locale) {
        CsvDownload.send(
                response,
                "consents-" + purpose + ".csv",
                headings(locale, "who", "number", "detail", "given", "until", "ended", "how"),
                rows -> desk.each(
                        purpose,
                        locale,
                        one -> rows.add(
                                one.who(),
                                one.number(),
                                one.detail(),
                                one.givenAt(),
                                one.expiresAt(),
                                one.endedAt(),
                                one.endedBy() == null
                                        ? null
                                        : messages.getMessage("consents.ended." + one.endedBy(), null, locale))));
    }
}
