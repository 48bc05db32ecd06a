// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.clock;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.stream.Stream;
import org.belay.web.CsvDownload;
import org.belay.web.Flash;
import org.belay.web.FormSubmission;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The office's table of legal times. */
@Controller
@RequestMapping("/privacy")
class ClockController {

    private final LegalClocks clocks;
    private final MessageSource messages;

    ClockController(LegalClocks clocks, MessageSource messages) {
        this.clocks = clocks;
        this.messages = messages;
    }

    /** Figures as typed. */
    record ClockForm(
            @Nullable Integer length,
            @Nullable Integer extension,
            @Nullable String source,
            long version) {}

    @GetMapping("/clocks")
    String list(Model model) {
        model.addAttribute("clocks", clocks.all());
        return "privacy/clocks";
    }

    @GetMapping("/clocks.csv")
    void export(HttpServletResponse response, Locale locale) {
        var all = clocks.all();
        CsvDownload.send(
                response,
                "legal-times.csv",
                Stream.of("regime", "length", "unit", "extension", "source")
                        .map(column -> messages.getMessage("privacy.clocks.csv." + column, null, locale))
                        .toList(),
                rows -> all.forEach(clock -> rows.add(
                        messages.getMessage(clock.regime().labelKey(), null, locale),
                        clock.length(),
                        clock.unit(),
                        clock.extension(),
                        clock.source())));
    }

    @GetMapping("/clocks/{regime}")
    ModelAndView show(@PathVariable Regime regime) {
        clocks.all();
        var clock = clocks.of(regime);
        return page(
                regime,
                new ClockForm(clock.length(), clock.extension(), clock.source(), clock.version()),
                HttpStatus.OK);
    }

    private ModelAndView page(Regime regime, ClockForm form, HttpStatus status) {
        var view = new ModelAndView("privacy/clock");
        view.setStatus(status);
        view.addObject("clock", clocks.of(regime));
        view.addObject("form", form);
        return view;
    }

    @PostMapping("/clocks/{regime}")
    ModelAndView change(
            @PathVariable Regime regime,
            @ModelAttribute("form") ClockForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        if (!FormSubmission.succeeds(
                errors, () -> clocks.change(regime, form.length(), form.extension(), form.source(), form.version()))) {
            return page(regime, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "privacy.clock.saved");
        return new ModelAndView("redirect:/privacy/clocks");
    }
}
