// SPDX-License-Identifier: Apache-2.0
package org.belay.access.link;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.belay.web.FormSubmission;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages behind one-time links. Opening one changes nothing, so that a mail scanner cannot use it up. */
@Controller
class LinkController {

    private static final int LONGEST_LOGIN = 300;

    private final LinkUse use;
    private final PasswordResets resets;
    private final PortalAddress address;

    LinkController(LinkUse use, PasswordResets resets, PortalAddress address) {
        this.use = use;
        this.resets = resets;
        this.address = address;
    }

    @GetMapping("/invitation/{token}")
    ModelAndView invitation(@PathVariable String token) {
        return show(LinkPurpose.INVITATION, token);
    }

    @PostMapping("/invitation/{token}")
    ModelAndView accept(@PathVariable String token, @ModelAttribute("form") PasswordForm form, BindingResult errors) {
        return choose(LinkPurpose.INVITATION, token, form, errors);
    }

    @GetMapping("/password/reset/{token}")
    ModelAndView reset(@PathVariable String token) {
        return show(LinkPurpose.PASSWORD_RESET, token);
    }

    @PostMapping("/password/reset/{token}")
    ModelAndView reset(@PathVariable String token, @ModelAttribute("form") PasswordForm form, BindingResult errors) {
        return choose(LinkPurpose.PASSWORD_RESET, token, form, errors);
    }

    @GetMapping("/password/reset")
    String forgotten() {
        return "access/forgotten";
    }

    @PostMapping("/password/reset")
    String ask(@RequestParam String login, HttpServletRequest request) {
        if (!login.isBlank() && login.length() <= LONGEST_LOGIN) {
            resets.ask(login.strip(), address.of(request));
        }
        return "redirect:/password/reset?asked";
    }

    private ModelAndView show(LinkPurpose purpose, String token) {
        return use.loginBehind(purpose, token)
                .map(login -> form(purpose, token, login, new PasswordForm("", ""), HttpStatus.OK))
                .orElseGet(() -> spent(purpose));
    }

    private ModelAndView choose(LinkPurpose purpose, String token, PasswordForm form, BindingResult errors) {
        var login = use.loginBehind(purpose, token).orElse(null);
        if (login == null) {
            return spent(purpose);
        }
        if (!FormSubmission.succeeds(errors, () -> use.choose(purpose, token, form.typed(), form.typedAgain()))) {
            return form(purpose, token, login, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView("redirect:/sign-in?password-set");
    }

    private static ModelAndView form(
            LinkPurpose purpose, String token, String login, PasswordForm form, HttpStatus status) {
        return new ModelAndView(
                "access/choose-password",
                Map.of("word", purpose.word(), "action", purpose.path() + token, "login", login, "form", form),
                status);
    }

    private static ModelAndView spent(LinkPurpose purpose) {
        return new ModelAndView("access/link-spent", Map.of("word", purpose.word()), HttpStatus.GONE);
    }
}
