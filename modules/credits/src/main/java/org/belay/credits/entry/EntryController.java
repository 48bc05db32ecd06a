// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.io.IOException;
import java.util.Objects;
import org.belay.credits.EntryId;
import org.belay.credits.Notice;
import org.belay.credits.Wording;
import org.belay.files.FileDownload;
import org.belay.tenancy.RuleViolation;
import org.belay.web.FormSubmission;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One entry: look, mend, take away, put back. */
@Controller
@RequestMapping("/credits/entries/{id}")
class EntryController {

    private final EntryDesk desk;
    private final EntryPreview preview;
    private final LogCe log;
    private final EntryFormPage page;
    private final Wording wording;

    EntryController(EntryDesk desk, EntryPreview preview, LogCe log, EntryFormPage page, Wording wording) {
        this.desk = desk;
        this.preview = preview;
        this.log = log;
        this.page = page;
        this.wording = wording;
    }

    @GetMapping({"", "/why"})
    String show(@PathVariable EntryId id, Model model) {
        model.addAttribute("entry", desk.show(id));
        return "credits/entry";
    }

    @GetMapping("/correction")
    String open(@PathVariable EntryId id, Model model) {
        var opened = preview.open(id);
        var stored = opened.entry();
        var form = EntryForm.of(stored.entry(), opened.choices(), stored.version());
        return page.show(model, form, opened.choices(), id);
    }

    @GetMapping("/correction/effect")
    String back(@PathVariable EntryId id) {
        return "redirect:/credits/entries/" + id + "/correction";
    }

    @PostMapping("/correction/effect")
    String effect(@PathVariable EntryId id, @ModelAttribute("form") EntryForm form, BindingResult errors, Model model) {
        var opened = preview.open(id);
        var kept = page.keep(form, errors);
        return page.show(model, form.with(kept), opened.choices(), id);
    }

    @PostMapping("/correction")
    ModelAndView change(
            @PathVariable EntryId id,
            @ModelAttribute("form") EntryForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        var opened = preview.open(id);
        var kept = page.keep(form, errors);
        var details = form.read(opened.choices(), errors, opened.entry().entry());
        long version = Objects.requireNonNullElse(form.version(), -1L);
        if (FormSubmission.succeeds(errors, () -> log.change(id, version, details.orElseThrow(), kept))) {
            redirect.addFlashAttribute("flash", new Notice("good", wording.text("credits.changed"), null));
            return new ModelAndView("redirect:/credits/entries/" + id);
        }
        return page.again(model, form, errors, kept, opened.choices(), id);
    }

    @GetMapping("/certificate")
    ResponseEntity<InputStreamResource> download(@PathVariable EntryId id) throws IOException {
        return FileDownload.of(desk.certificate(id));
    }

    @PostMapping("/certificate")
    String attach(@PathVariable EntryId id, @RequestParam MultipartFile certificate, RedirectAttributes redirect) {
        try {
            var stored = page.store(certificate);
            log.attach(id, stored);
            var warning = page.warning(stored);
            redirect.addFlashAttribute(
                    "flash",
                    new Notice(
                            warning.isEmpty() ? "good" : "attention",
                            wording.text("credits.certificate.added") + warning,
                            null));
        } catch (RuleViolation broken) {
            redirect.addFlashAttribute(
                    "flash", new Notice("problem", wording.text(broken.messageKey(), broken.parameters()), null));
        }
        return "redirect:/credits/entries/" + id;
    }

    @PostMapping("/removal")
    String remove(@PathVariable EntryId id, RedirectAttributes redirect) {
        log.remove(id, null);
        redirect.addFlashAttribute(
                "flash",
                new Notice("neutral", wording.text("credits.removed"), "/credits/entries/" + id + "/restoration"));
        return "redirect:/credits";
    }

    @PostMapping("/restoration")
    String restore(@PathVariable EntryId id, RedirectAttributes redirect) {
        log.restore(id);
        redirect.addFlashAttribute("flash", new Notice("good", wording.text("credits.restored"), null));
        return "redirect:/credits/entries/" + id;
    }
}
