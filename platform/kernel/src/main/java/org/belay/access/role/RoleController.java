// SPDX-License-Identifier: Apache-2.0
package org.belay.access.role;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.belay.plugins.Modules;
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

/** The pages of roles. */
@Controller
@RequestMapping("/roles")
class RoleController {

    private final RoleDesk desk;
    private final Modules modules;
    private final MessageSource messages;

    RoleController(RoleDesk desk, Modules modules, MessageSource messages) {
        this.desk = desk;
        this.modules = modules;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("roles", desk.all());
        return "access/roles";
    }

    /** Who can do what: each permission against each role. */
    @GetMapping("/overview")
    String overview(Model model, Locale locale) {
        model.addAttribute("roles", desk.details());
        model.addAttribute("groups", groups(locale));
        return "access/role-overview";
    }

    @GetMapping("/new")
    ModelAndView blank(Locale locale) {
        desk.all(); // who may not make roles is told so before typing
        return form(new RoleForm("", "", Set.of(), -1), null, locale, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView add(
            @ModelAttribute("form") RoleForm form, BindingResult errors, Locale locale, RedirectAttributes redirect) {
        var added = new AtomicReference<RoleId>();
        if (!FormSubmission.succeeds(
                errors, () -> added.set(desk.add(form.typedName(), form.typedDescription(), form.chosen())))) {
            return form(form, null, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "access.role.added", form.typedName().strip());
        return new ModelAndView("redirect:/roles/" + added.get());
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable RoleId id, Locale locale) {
        var role = desk.get(id);
        return form(RoleForm.of(role), role, locale, HttpStatus.OK);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable RoleId id,
            @ModelAttribute("form") RoleForm form,
            BindingResult errors,
            Locale locale,
            RedirectAttributes redirect) {
        if (!FormSubmission.succeeds(
                errors,
                () -> desk.change(id, form.version(), form.typedName(), form.typedDescription(), form.chosen()))) {
            return form(form, desk.get(id), locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "access.role.saved", form.typedName().strip());
        return new ModelAndView("redirect:/roles/" + id);
    }

    private ModelAndView form(RoleForm form, RoleDesk.@Nullable Detail role, Locale locale, HttpStatus status) {
        var view = new ModelAndView("access/role");
        view.setStatus(status);
        view.addObject("form", form);
        view.addObject("role", role);
        view.addObject("groups", groups(locale));
        return view;
    }

    private List<PermissionGroup> groups(Locale locale) {
        return PermissionGroup.of(modules.all().stream(), messages, locale);
    }
}
