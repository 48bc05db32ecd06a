// SPDX-License-Identifier: Apache-2.0
package org.belay.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantKind;
import org.belay.web.FormSubmission;
import org.belay.web.Places;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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
import org.springframework.web.util.UriComponentsBuilder;

/** The operator's pages. */
@Controller
@RequestMapping("/operator")
class OperatorController {

    private final Figures figures;
    private final Checks checks;
    private final Founding founding;
    private final TenantDirectory tenants;
    private final MessageSource messages;

    OperatorController(
            Figures figures, Checks checks, Founding founding, TenantDirectory tenants, MessageSource messages) {
        this.figures = figures;
        this.checks = checks;
        this.founding = founding;
        this.tenants = tenants;
        this.messages = messages;
    }

    @GetMapping
    String status(Model model) {
        model.addAttribute("checks", checks.now());
        model.addAttribute("figures", figures.declared());
        model.addAttribute("rows", figures.now());
        return "operator/status";
    }

    @GetMapping("/organizations/new")
    ModelAndView blank() {
        return form(FoundingForm.blank(), HttpStatus.OK);
    }

    @PostMapping("/organizations")
    ModelAndView found(@ModelAttribute("form") FoundingForm form, BindingResult errors, HttpServletRequest request) {
        var kind = Objects.requireNonNullElse(form.kind(), TenantKind.ASSOCIATION);
        var founded = FormSubmission.succeeds(
                errors,
                () -> founding.found(
                        FoundingForm.text(form.slug()),
                        kind,
                        form.hostNames(),
                        form.profile(),
                        form.administrator(),
                        address(form, request)));
        if (!founded) {
            return form(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        figures.refresh();
        return new ModelAndView("redirect:/operator/organizations/" + FoundingForm.text(form.slug()) + "?founded");
    }

    @GetMapping("/organizations/{slug}")
    String show(@PathVariable String slug, Model model) {
        var tenant = with(slug);
        model.addAttribute("tenant", tenant);
        model.addAttribute("figures", figures.declared());
        model.addAttribute(
                "row",
                figures.now().stream()
                        .filter(row -> row.tenant().id().equals(tenant.id()))
                        .findFirst()
                        .orElse(null));
        return "operator/organization";
    }

    @PostMapping("/organizations/{slug}/suspension")
    String suspend(@PathVariable String slug) {
        founding.suspend(with(slug).id());
        figures.refresh();
        return "redirect:/operator/organizations/{slug}";
    }

    @PostMapping("/organizations/{slug}/reopening")
    String reopen(@PathVariable String slug) {
        founding.reopen(with(slug).id());
        figures.refresh();
        return "redirect:/operator/organizations/{slug}";
    }

    private Tenant with(String slug) {
        return tenants.all().stream()
                .filter(tenant -> tenant.slug().equals(slug))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Where the new portal will be: as this page is reached, at the first of its hosts. */
    private static String address(FoundingForm form, HttpServletRequest request) {
        return UriComponentsBuilder.fromUriString(request.getRequestURL().toString())
                .host(form.hostNames().stream().findFirst().orElse(""))
                .replacePath(null)
                .build()
                .toUriString();
    }

    private Map<String, String> kinds() {
        var labels = new LinkedHashMap<String, String>();
        for (var kind : TenantKind.values()) {
            var key = "organization.kind." + kind.name().toLowerCase(Locale.ROOT);
            labels.put(kind.name(), messages.getMessage(key, null, LocaleContextHolder.getLocale()));
        }
        return labels;
    }

    private ModelAndView form(FoundingForm form, HttpStatus status) {
        var page = new ModelAndView("operator/new", "form", form);
        page.setStatus(status);
        page.addObject("kinds", kinds());
        page.addObject("zones", Places.zones(form.zone()));
        page.addObject("languages", Places.languages(form.locale()));
        return page;
    }
}
