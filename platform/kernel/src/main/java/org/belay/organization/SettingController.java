// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import java.time.LocalDate;
import java.util.Locale;
import org.belay.web.Flash;
import org.belay.web.FormSubmission;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
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

/** Dated settings: what holds, since when, by whom; and the next value. */
@Controller
@RequestMapping("/organization/settings")
class SettingController {

    private final SettingDesk desk;
    private final MessageSource messages;

    SettingController(SettingDesk desk, MessageSource messages) {
        this.desk = desk;
        this.messages = messages;
    }

    /** What is typed. */
    record SettingForm(
            @Nullable String value,
            @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from) {}

    @GetMapping
    String list(Model model, Locale locale) {
        model.addAttribute("groups", desk.all(locale));
        return "organization/settings";
    }

    @GetMapping("/{key}")
    ModelAndView show(@PathVariable String key, Locale locale) {
        var line = desk.get(key, locale);
        return page(line, new SettingForm(line.value(), desk.today()), HttpStatus.OK);
    }

    @PostMapping("/{key}")
    ModelAndView set(
            @PathVariable String key,
            @ModelAttribute("form") SettingForm form,
            BindingResult errors,
            Locale locale,
            RedirectAttributes redirect) {
        var from = form.from() == null ? desk.today() : form.from();
        if (!FormSubmission.succeeds(errors, () -> desk.set(key, form.value() == null ? "" : form.value(), from))) {
            return page(desk.get(key, locale), form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "organization.setting.saved");
        return new ModelAndView("redirect:/organization/settings/" + key);
    }

    private static ModelAndView page(SettingDesk.Line line, SettingForm form, HttpStatus status) {
        var view = new ModelAndView("organization/setting");
        view.setStatus(status);
        view.addObject("setting", line);
        view.addObject("form", form);
        return view;
    }
}
