// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.holding;

import java.util.Objects;
import java.util.UUID;
import org.belay.credits.Notice;
import org.belay.credits.Wording;
import org.belay.web.FormSubmission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Setting up a credential and its cycle. */
@Controller
@RequestMapping("/credits/credentials")
class CredentialController {

    private final KeepCredentials credentials;
    private final Wording wording;

    CredentialController(KeepCredentials credentials, Wording wording) {
        this.credentials = credentials;
        this.wording = wording;
    }

    @GetMapping("/new")
    String open(Model model) {
        var offered = credentials.offered();
        var only = offered.size() == 1 ? offered.keySet().iterator().next() : null;
        model.addAttribute("form", new CredentialForm(only, "", "", "", null));
        model.addAttribute("offered", offered);
        model.addAttribute("action", "/credits/credentials/new");
        return "credits/credential";
    }

    @PostMapping("/new")
    ModelAndView add(
            @ModelAttribute("form") CredentialForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        var offered = credentials.offered();
        var code = Objects.toString(form.code(), "");
        if (!offered.containsKey(code)) {
            errors.rejectValue("code", "credits.credential.choose");
        }
        var dates = form.dates(errors);
        if (FormSubmission.succeeds(errors, () -> tell(redirect, credentials.add(code, dates.checked())))) {
            return new ModelAndView("redirect:/credits");
        }
        model.addAttribute("offered", offered);
        return again(model, "/credits/credentials/new");
    }

    @GetMapping("/{id}")
    String edit(@PathVariable UUID id, Model model) {
        var held = credentials.get(id);
        model.addAttribute("form", CredentialForm.of(held));
        model.addAttribute("held", held);
        model.addAttribute("action", "/credits/credentials/" + id);
        return "credits/credential";
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable UUID id,
            @ModelAttribute("form") CredentialForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        var held = credentials.get(id);
        var dates = form.dates(errors);
        long version = Objects.requireNonNullElse(form.version(), -1L);
        if (FormSubmission.succeeds(errors, () -> tell(redirect, credentials.change(id, version, dates.checked())))) {
            return new ModelAndView("redirect:/credits");
        }
        model.addAttribute("held", held);
        return again(model, "/credits/credentials/" + id);
    }

    private void tell(RedirectAttributes redirect, KeepCredentials.Kept kept) {
        var cycle = kept.cycle();
        redirect.addFlashAttribute(
                "flash",
                new Notice(
                        cycle.estimated() ? "attention" : "good",
                        wording.text(
                                cycle.estimated() ? "credits.cycle.estimated" : "credits.cycle.saved",
                                kept.code(),
                                wording.cycle(cycle)),
                        null));
    }

    private static ModelAndView again(Model model, String action) {
        model.addAttribute("action", action);
        var view = new ModelAndView("credits/credential");
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }
}
