// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.letter;

import java.util.Locale;
import java.util.Map;
import org.belay.notices.Letter;
import org.belay.tenancy.TenantDirectory;
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

/** The pages of letters. */
@Controller
@RequestMapping("/letters")
class LetterController {

    private final LetterDesk desk;
    private final TenantDirectory tenants;
    private final MessageSource messages;

    LetterController(LetterDesk desk, TenantDirectory tenants, MessageSource messages) {
        this.desk = desk;
        this.tenants = tenants;
        this.messages = messages;
    }

    /** What is typed, and what is to be done with it. */
    record LetterForm(
            @Nullable String subject,
            @Nullable String body,
            @Nullable Long version,
            @Nullable String language) {

        String typedSubject() {
            return subject == null ? "" : subject;
        }

        String typedBody() {
            return body == null ? "" : body;
        }

        long seen() {
            return version == null ? -1 : version;
        }
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("letters", desk.all());
        return "notices/letters";
    }

    @GetMapping("/{letter}")
    ModelAndView show(
            @PathVariable String letter, @RequestParam(required = false) @Nullable String language, Locale locale) {
        var sheet = desk.get(letter, chosen(language));
        var form = new LetterForm(sheet.subject(), sheet.body(), sheet.version(), sheet.language());
        return page(sheet, form, desk.preview(letter, sheet.subject(), sheet.body(), locale), HttpStatus.OK);
    }

    @PostMapping("/{letter}")
    ModelAndView save(
            @PathVariable String letter,
            @ModelAttribute("form") LetterForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        var language = chosen(form.language());
        if (!FormSubmission.succeeds(
                errors, () -> desk.save(letter, language, form.seen(), form.typedSubject(), form.typedBody()))) {
            return page(desk.get(letter, language), form, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "letters.saved");
        return back(letter, language);
    }

    /** Shows what is typed as it would be, without keeping it. */
    @PostMapping("/{letter}/preview")
    ModelAndView preview(
            @PathVariable String letter, @ModelAttribute("form") LetterForm form, BindingResult errors, Locale locale) {
        var language = chosen(form.language());
        var shown = new Letter[1];
        var fits = FormSubmission.succeeds(
                errors, () -> shown[0] = desk.preview(letter, form.typedSubject(), form.typedBody(), locale));
        return page(
                desk.get(letter, language),
                form,
                fits ? shown[0] : null,
                fits ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{letter}/test")
    ModelAndView test(
            @PathVariable String letter,
            @ModelAttribute("form") LetterForm form,
            BindingResult errors,
            Locale locale,
            Model model) {
        var language = chosen(form.language());
        var to = new String[] {""};
        if (!FormSubmission.succeeds(
                errors, () -> to[0] = desk.test(letter, language, form.typedSubject(), form.typedBody()))) {
            return page(desk.get(letter, language), form, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var page = page(
                desk.get(letter, language),
                form,
                desk.preview(letter, form.typedSubject(), form.typedBody(), locale),
                HttpStatus.OK);
        page.addObject(
                "flash", new Flash("good", messages.getMessage("letters.tested", new Object[] {to[0]}, locale), null));
        return page;
    }

    @PostMapping("/{letter}/shipped")
    ModelAndView revert(
            @PathVariable String letter, @ModelAttribute("form") LetterForm form, RedirectAttributes redirect) {
        var language = chosen(form.language());
        desk.revert(letter, language, form.seen());
        Flash.good(redirect, messages, "letters.reverted");
        return back(letter, language);
    }

    private String chosen(@Nullable String language) {
        return language == null || language.isBlank()
                ? tenants.current().locale().toLanguageTag()
                : language;
    }

    private static ModelAndView back(String letter, String language) {
        return new ModelAndView("redirect:/letters/" + letter, Map.of("language", language));
    }

    private static ModelAndView page(
            LetterDesk.Sheet sheet, LetterForm form, @Nullable Letter preview, HttpStatus status) {
        var page = new ModelAndView("notices/letter", status);
        page.addObject("sheet", sheet);
        page.addObject("form", form);
        page.addObject("preview", preview);
        page.addObject("languages", Places.languages(sheet.language()));
        return page;
    }
}
