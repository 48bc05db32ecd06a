// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks.desk;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.belay.web.Flash;
import org.belay.web.FormSubmission;
import org.belay.web.Places;
import org.belay.webhooks.Signature;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of webhooks. */
@Controller
@RequestMapping("/webhooks")
class WebhookController {

    private static final String TO_ONE = "redirect:/webhooks/{id}";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final EventChoice choice;
    private final MessageSource messages;

    WebhookController(Webhooks webhooks, Deliveries deliveries, EventChoice choice, MessageSource messages) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.choice = choice;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("webhooks", webhooks.all());
        return "webhooks/list";
    }

    @GetMapping("/new")
    ModelAndView blank(Locale locale) {
        webhooks.all(); // who may not add one is told so before typing
        return form(new WebhookForm(null, null, List.of(), null), null, locale, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView add(@ModelAttribute("form") WebhookForm form, BindingResult errors, Locale locale) {
        var secret = Signature.newSecret();
        if (!FormSubmission.succeeds(
                errors,
                () -> webhooks.add(choice.check(form.typedName(), form.typedAddress(), form.chosen()), secret))) {
            return form(form, null, locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return secretPage(form.typedName().strip(), secret, "");
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) Deliveries.@Nullable State state,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        model.addAttribute("webhook", webhooks.get(id));
        model.addAttribute("found", deliveries.sheet(id, state, page));
        model.addAttribute("chosen", state);
        model.addAttribute("states", Deliveries.State.values());
        model.addAttribute("labels", choice.labels(locale));
        return "webhooks/webhook";
    }

    @GetMapping("/{id}/details")
    ModelAndView edit(@PathVariable UUID id, Locale locale) {
        var webhook = webhooks.get(id);
        return form(WebhookForm.of(webhook), webhook, locale, HttpStatus.OK);
    }

    @PostMapping("/{id}/details")
    ModelAndView change(
            @PathVariable UUID id,
            @ModelAttribute("form") WebhookForm form,
            BindingResult errors,
            Locale locale,
            RedirectAttributes redirect) {
        if (!FormSubmission.succeeds(
                errors,
                () -> webhooks.change(
                        id, form.seen(), choice.check(form.typedName(), form.typedAddress(), form.chosen())))) {
            return form(form, webhooks.get(id), locale, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "webhooks.saved");
        return new ModelAndView(TO_ONE);
    }

    @PostMapping("/{id}/secret")
    ModelAndView rotate(@PathVariable UUID id, Locale locale) {
        var secret = Signature.newSecret();
        var until = Places.here(webhooks.rotate(id, secret));
        return secretPage(
                webhooks.get(id).name(),
                secret,
                messages.getMessage(
                        "webhooks.secret.until",
                        new Object[] {
                            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", locale)
                                    .format(Objects.requireNonNull(until))
                        },
                        locale));
    }

    @PostMapping("/{id}/status")
    String turn(@PathVariable UUID id, @RequestParam boolean active) {
        webhooks.setActive(id, active);
        return TO_ONE;
    }

    @PostMapping("/{id}/test")
    String test(@PathVariable UUID id, RedirectAttributes redirect) {
        webhooks.test(id);
        Flash.good(redirect, messages, "webhooks.test.sent");
        return TO_ONE;
    }

    @GetMapping("/{id}/removal")
    String askToRemove(@PathVariable UUID id, Model model) {
        model.addAttribute("webhook", webhooks.get(id));
        return "webhooks/removal";
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable UUID id, RedirectAttributes redirect) {
        var name = webhooks.get(id).name();
        webhooks.remove(id, null);
        Flash.good(redirect, messages, "webhooks.removed", name);
        return "redirect:/webhooks";
    }

    private ModelAndView form(WebhookForm form, Webhooks.@Nullable Webhook webhook, Locale locale, HttpStatus status) {
        var view = new ModelAndView("webhooks/form", status);
        view.addObject("form", form);
        view.addObject("webhook", webhook);
        view.addObject("labels", choice.labels(locale));
        return view;
    }

    /** Shown by the request that made it: a secret is never stored where a second look would find it. */
    private static ModelAndView secretPage(String name, byte[] secret, String until) {
        return new ModelAndView("webhooks/secret")
                .addObject("name", name)
                .addObject("secret", Signature.text(secret))
                .addObject("until", until);
    }
}
