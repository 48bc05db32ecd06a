// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.util.LinkedHashMap;
import org.belay.credits.Notice;
import org.belay.credits.Wording;
import org.belay.web.FormSubmission;
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
        model.addAttribute("form", EntryForm.fresh(choices));
        return page.show(model, choices, "", "/credits/new");
    }

    @GetMapping("/effect")
    String back() {
        return "redirect:/credits/new";
    }

    /** The same form with the line that says the effect; nothing is stored. */
    @PostMapping("/effect")
    String effect(@ModelAttribute("form") EntryForm form, BindingResult errors, Model model) {
        var choices = preview.choices();
        return page.show(model, choices, page.line(form, choices, null), "/credits/new");
    }

    @PostMapping
    ModelAndView save(
            @ModelAttribute("form") EntryForm form, BindingResult errors, Model model, RedirectAttributes redirect) {
        var choices = preview.choices();
        var details = form.read(choices, errors, null);
        if (FormSubmission.succeeds(errors, () -> tell(redirect, choices, log.add(details.orElseThrow(), submission(form))))) {
            return new ModelAndView("redirect:/");
        }
        return page.refuse(page.show(model, choices, page.line(form, choices, null), "/credits/new"));
    }

    private static String submission(EntryForm form) {
        var name = form.submission();
        return name == null || name.isBlank() || name.length() > 100
                ? org.belay.tenancy.Ids.next().toString()
                : name;
    }

    private void tell(RedirectAttributes redirect, EntryChoices choices, LogCe.Saved saved) {
        var undo = "/credits/entries/" + saved.id() + "/removal";
        redirect.addFlashAttribute(
                "flash",
                saved.fresh()
                        ? new Notice(
                                "good",
                                wording.text(
                                        "credits.saved.missing",
                                        wording.date(choices.today().plusDays(choices.certificateDays()))),
                                undo)
                        : new Notice("attention", wording.text("credits.saved.before"), undo));
    }

    /** Names of the ways to take part, in order. */
    static LinkedHashMap<String, String> deliveries(Wording wording) {
        var names = new LinkedHashMap<String, String>();
        EntryForm.deliveries().forEach(key -> names.put(key, wording.text("credits.delivery." + key)));
        return names;
    }
}
