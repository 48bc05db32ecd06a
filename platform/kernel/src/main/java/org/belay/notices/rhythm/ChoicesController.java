// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.rhythm;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.belay.plugins.NoticeKind.Rhythm;
import org.belay.tenancy.RuleViolation;
import org.belay.web.Flash;
import org.belay.web.FormSubmission;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which people choose what comes by e-mail. */
@Controller
@RequestMapping("/account/messages")
class ChoicesController {

    private static final String KIND = "kind.";
    private static final int HOURS = 24;

    private final Choices choices;
    private final MessageSource messages;

    ChoicesController(Choices choices, MessageSource messages) {
        this.choices = choices;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView show(Locale locale) {
        return page(null, Map.of(), locale);
    }

    @PostMapping
    ModelAndView choose(
            @ModelAttribute("form") HoursForm form,
            BindingResult errors,
            @RequestParam Map<String, String> fields,
            RedirectAttributes redirect,
            Locale locale) {
        var typed = new LinkedHashMap<String, Rhythm>();
        var saved = FormSubmission.succeeds(errors, () -> {
            typed.putAll(rhythms(fields));
            choices.choose(typed, form.hours(), form.version());
        });
        if (!saved) {
            return page(form, typed, locale);
        }
        Flash.good(redirect, messages, "notices.choices.saved");
        return new ModelAndView("redirect:/account/messages");
    }

    private static Map<String, Rhythm> rhythms(Map<String, String> fields) {
        var rhythms = new LinkedHashMap<String, Rhythm>();
        fields.forEach((name, value) -> {
            if (name.startsWith(KIND)) {
                rhythms.put(name.substring(KIND.length()), rhythm(value));
            }
        });
        return rhythms;
    }

    private static Rhythm rhythm(String value) {
        try {
            return Rhythm.valueOf(value);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation("notices.rhythm.unknown", value);
        }
    }

    /** @param refused what was typed, or null to show what is stored */
    private ModelAndView page(@Nullable HoursForm refused, Map<String, Rhythm> typed, Locale locale) {
        var chosen = choices.mine();
        var shown = new LinkedHashMap<String, Rhythm>();
        chosen.kinds()
                .forEach(choice -> shown.put(
                        choice.kind().key(), typed.getOrDefault(choice.kind().key(), choice.rhythm())));
        var view = new ModelAndView("notices/choices");
        view.setStatus(refused == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject("form", refused == null ? HoursForm.of(chosen) : refused);
        view.addObject("chosen", chosen);
        view.addObject("rhythms", shown);
        view.addObject("every", Rhythm.values());
        view.addObject("hours", hours(locale));
        view.addObject("days", days(locale));
        return view;
    }

    private static Map<Integer, String> hours(Locale locale) {
        var format = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale);
        var hours = new LinkedHashMap<Integer, String>();
        for (int hour = 0; hour < HOURS; hour++) {
            hours.put(hour, format.format(LocalTime.of(hour, 0)));
        }
        return hours;
    }

    private static Map<DayOfWeek, String> days(Locale locale) {
        var days = new LinkedHashMap<DayOfWeek, String>();
        for (var day : DayOfWeek.values()) {
            days.put(day, day.getDisplayName(TextStyle.FULL_STANDALONE, locale));
        }
        return days;
    }
}
