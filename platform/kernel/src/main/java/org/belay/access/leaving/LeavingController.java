// SPDX-License-Identifier: Apache-2.0
package org.belay.access.leaving;

import java.time.LocalDate;
import org.belay.access.Leaving;
import org.belay.access.leaving.LeavingDesk.Outcome;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.tenancy.RuleViolation;
import org.belay.web.Flash;
import org.belay.web.FormSubmission;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Has left" and "came back", for one person and for many. */
@Controller
@RequestMapping("/people")
class LeavingController {

    private final Leaving leaving;
    private final LeavingDesk desk;
    private final People people;
    private final MessageSource messages;

    LeavingController(Leaving leaving, LeavingDesk desk, People people, MessageSource messages) {
        this.leaving = leaving;
        this.desk = desk;
        this.people = people;
        this.messages = messages;
    }

    /** Addresses as pasted, one on each line. */
    record Many(@Nullable String emails) {}

    /** Asks first. */
    @GetMapping("/{id}/left")
    String ask(@PathVariable PersonId id, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("name", people.get(id).details().displayName());
        model.addAttribute("years", desk.years());
        model.addAttribute("today", desk.today());
        return "access/person-left";
    }

    @PostMapping("/{id}/left")
    String left(
            @PathVariable PersonId id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            RedirectAttributes redirect) {
        return done(redirect, "people.left.done", () -> leaving.left(id, on), id);
    }

    @PostMapping("/{id}/back")
    String back(@PathVariable PersonId id, RedirectAttributes redirect) {
        return done(redirect, "people.back.done", () -> leaving.back(id), id);
    }

    private String done(RedirectAttributes redirect, String key, Runnable change, PersonId id) {
        people.get(id);
        try {
            change.run();
            Flash.good(redirect, messages, key);
        } catch (RuleViolation broken) {
            Flash.attention(redirect, messages, broken.messageKey(), broken.parameters());
        }
        return "redirect:/people/{id}";
    }

    @GetMapping("/leaving")
    ModelAndView many() {
        return many(new Many(""), null, HttpStatus.OK);
    }

    private ModelAndView many(Many form, @Nullable Outcome outcome, HttpStatus status) {
        var view = new ModelAndView("access/leaving");
        view.setStatus(status);
        view.addObject("form", form);
        view.addObject("outcome", outcome);
        view.addObject("years", desk.years());
        return view;
    }

    @PostMapping("/leaving")
    ModelAndView allLeft(@ModelAttribute("form") Many form, BindingResult errors) {
        var outcome = new java.util.concurrent.atomic.AtomicReference<@Nullable Outcome>();
        if (!FormSubmission.succeeds(errors, () -> outcome.set(desk.allLeft(form.emails())))) {
            return many(form, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return many(new Many(""), outcome.get(), HttpStatus.OK);
    }
}
