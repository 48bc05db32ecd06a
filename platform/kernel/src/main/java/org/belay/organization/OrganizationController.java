// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import org.belay.web.Flash;
import org.belay.web.FormSubmission;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The organization's own page: name, zone, language, jurisdiction, colour. */
@Controller
@RequestMapping("/organization")
class OrganizationController {

    private final OrganizationDesk desk;
    private final MessageSource messages;

    OrganizationController(OrganizationDesk desk, MessageSource messages) {
        this.desk = desk;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView show() {
        return page(null);
    }

    @PostMapping
    ModelAndView change(
            @ModelAttribute("form") OrganizationForm form, BindingResult errors, RedirectAttributes redirect) {
        if (!FormSubmission.succeeds(errors, () -> desk.change(form.version(), form.profile()))) {
            return page(form);
        }
        Flash.good(redirect, messages, "organization.saved");
        return new ModelAndView("redirect:/organization");
    }

    /** @param typed what was refused, or null to show what is stored */
    private ModelAndView page(@Nullable OrganizationForm typed) {
        var stored = desk.get();
        var form = typed == null ? OrganizationForm.of(stored) : typed;
        var view = new ModelAndView("organization/organization");
        view.setStatus(typed == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject("form", form);
        view.addObject("hosts", stored.hosts());
        view.addObject("contrast", Contrast.withWhite(stored.profile().accent()));
        view.addObject("zones", Places.zones(form.zone()));
        view.addObject("languages", Places.languages(form.locale()));
        return view;
    }
}
