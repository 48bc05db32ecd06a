// SPDX-License-Identifier: Apache-2.0
package org.belay.access.own;

import jakarta.servlet.http.HttpSession;
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

/** The page of one's own account. */
@Controller
@RequestMapping("/account")
class OwnAccountController {

    private final OwnAccount account;
    private final MessageSource messages;

    OwnAccountController(OwnAccount account, MessageSource messages) {
        this.account = account;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView show(HttpSession session) {
        return page(null, session);
    }

    @PostMapping("/details")
    ModelAndView change(
            @ModelAttribute("form") OwnDetailsForm form,
            BindingResult errors,
            HttpSession session,
            RedirectAttributes redirect) {
        if (!FormSubmission.succeeds(errors, () -> account.change(form))) {
            return page(form, session);
        }
        Flash.good(redirect, messages, "account.saved");
        return new ModelAndView("redirect:/account");
    }

    @GetMapping("/password")
    ModelAndView password() {
        return passwordPage(new PasswordChangeForm("", "", ""), HttpStatus.OK);
    }

    @PostMapping("/password")
    ModelAndView changePassword(
            @ModelAttribute("form") PasswordChangeForm form,
            BindingResult errors,
            HttpSession session,
            RedirectAttributes redirect) {
        if (!FormSubmission.succeeds(errors, () -> account.changePassword(form, session.getId()))) {
            return passwordPage(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "account.password.changed");
        return new ModelAndView("redirect:/account");
    }

    @PostMapping("/sessions/others/end")
    String signOutElsewhere(HttpSession session, RedirectAttributes redirect) {
        Flash.good(redirect, messages, "account.sessions.ended", account.signOut(session.getId()));
        return "redirect:/account";
    }

    @PostMapping("/sessions/end")
    String signOutEverywhere(HttpSession session) {
        account.signOut(null);
        session.invalidate();
        return "redirect:/sign-in?signed-out";
    }

    /** @param typed what was refused, or null to show what is stored */
    private ModelAndView page(@Nullable OwnDetailsForm typed, HttpSession session) {
        var overview = account.overview(session.getId());
        var form = typed == null ? OwnDetailsForm.of(overview.person()) : typed;
        var view = new ModelAndView("access/account");
        view.setStatus(typed == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject("form", form);
        view.addObject("details", overview.person().details());
        view.addObject("login", overview.login().orElse(null));
        view.addObject("sessions", overview.sessions());
        view.addObject("zones", Places.zones(form.zone()));
        view.addObject("languages", Places.languages(form.language()));
        return view;
    }

    private ModelAndView passwordPage(PasswordChangeForm form, HttpStatus status) {
        var view = new ModelAndView("access/password");
        view.setStatus(status);
        view.addObject("form", form);
        return view;
    }
}
