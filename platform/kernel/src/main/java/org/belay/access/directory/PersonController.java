// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import java.util.concurrent.atomic.AtomicReference;
import org.belay.audit.AuditLog;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.tenancy.CurrentRights;
import org.belay.web.Flash;
import org.belay.web.FormSubmission;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
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

/** A person's page, and the form behind it. */
@Controller
@RequestMapping("/people")
class PersonController {

    private final People people;
    private final PersonFile file;
    private final CurrentRights rights;
    private final AuditLog audit;
    private final MessageSource messages;

    PersonController(People people, PersonFile file, CurrentRights rights, AuditLog audit, MessageSource messages) {
        this.people = people;
        this.file = file;
        this.rights = rights;
        this.audit = audit;
        this.messages = messages;
    }

    @GetMapping("/{id}")
    String show(@PathVariable PersonId id, Model model) {
        model.addAttribute("person", file.of(id));
        audit.disclosed(id.value(), "profile");
        return "access/person";
    }

    @GetMapping("/new")
    ModelAndView blank() {
        requireManage();
        return form(PersonForm.blank(), null, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView add(@ModelAttribute("form") PersonForm form, BindingResult errors, RedirectAttributes redirect) {
        requireManage();
        var added = new AtomicReference<PersonId>();
        if (!FormSubmission.succeeds(errors, () -> added.set(people.add(form.details())))) {
            return form(form, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "people.added", form.details().displayName());
        return new ModelAndView("redirect:/people/" + added.get());
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(@PathVariable PersonId id) {
        requireManage();
        var form = PersonForm.of(people.get(id));
        audit.disclosed(id.value(), "profile");
        return form(form, id, HttpStatus.OK);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable PersonId id,
            @ModelAttribute("form") PersonForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        requireManage();
        if (!FormSubmission.succeeds(errors, () -> people.change(id, form.version(), form.details()))) {
            return form(form, id, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "people.saved");
        return new ModelAndView("redirect:/people/" + id);
    }

    /** The service refuses, too; this only spares somebody a form that could never be sent. */
    private void requireManage() {
        if (!rights.get().has("people:manage")) {
            throw new AccessDeniedException("people:manage");
        }
    }

    private static ModelAndView form(PersonForm form, @Nullable PersonId id, HttpStatus status) {
        var view = new ModelAndView("access/person-form");
        view.setStatus(status);
        view.addObject("form", form);
        view.addObject("person", id);
        view.addObject("zones", Places.zones(form.zone()));
        view.addObject("languages", Places.languages(form.language()));
        return view;
    }
}
