// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.util.UUID;
import org.belay.credits.Notice;
import org.belay.credits.Wording;
import org.belay.tenancy.Ids;
import org.belay.web.FormSubmission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form Add CE. */
@Controller
@RequestMapping("/credits/new")
class AddCeController {

    private final EntryPreview preview;
    private final LogCe log;
    private final EntryFormPage page;
    private final Wording wording;

    AddCeController(EntryPreview preview, LogCe log, EntryFormPage page, Wording wording) {
        this.preview = preview;
        this.log = log;
        this.page = page;
        this.wording = wording;
    }

    @GetMapping
    String show(Model model, RedirectAttributes redirect) {
        var choices = preview.choices();
        if (choices.nothingHeld()) {
            redirect.addFlashAttribute("flash", new Notice("neutral", wording.text("credits.add.first"), null));
            return "redirect:/credits/credentials/new";
        }
        return page.show(model, EntryForm.fresh(choices), choices, null);
    }

    @GetMapping("/effect")
    String back() {
        return "redirect:/credits/new";
    }

    /** The same form with the line that says the effect; no entry is stored. */
    @PostMapping("/effect")
    String effect(@ModelAttribute("form") EntryForm form, BindingResult errors, Model model) {
        var kept = page.keep(form, errors);
        return page.show(model, form.with(kept), preview.choices(), null);
    }

    @PostMapping
    ModelAndView save(
            @ModelAttribute("form") EntryForm form, BindingResult errors, Model model, RedirectAttributes redirect) {
        var choices = preview.choices();
        var kept = page.keep(form, errors);
        var details = form.read(choices, errors, null);
        var submission = submission(form);
        if (FormSubmission.succeeds(errors, () -> {
            var saved = log.add(details.orElseThrow(), submission, kept);
            tell(redirect, choices, saved, kept);
        })) {
            redirect.addFlashAttribute("draftDone", submission);
            return new ModelAndView("redirect:/");
        }
        return page.again(model, form, errors, kept, choices, null);
    }

    private static String submission(EntryForm form) {
        var name = form.submission();
        return name == null || name.isBlank() || name.length() > 100
                ? Ids.next().toString()
                : name;
    }

    private void tell(RedirectAttributes redirect, EntryChoices choices, LogCe.Saved saved, @Nullable UUID kept) {
        var due = wording.date(choices.today().plusDays(choices.certificateDays()));
        var text = !saved.fresh()
                ? wording.text("credits.saved.before")
                : kept != null ? wording.text("credits.saved") : wording.text("credits.saved.missing", due);
        var warning = kept == null ? "" : page.warning(kept);
        redirect.addFlashAttribute(
                "flash",
                new Notice(
                        saved.fresh() && warning.isEmpty() ? "good" : "attention",
                        text + warning,
                        "/credits/entries/" + saved.id() + "/removal"));
    }
}
