// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.belay.files.FileDownload;
import org.belay.privacy.clock.Regime;
import org.belay.privacy.request.PrivacyRequest.State;
import org.belay.tenancy.RuleViolation;
import org.belay.web.CsvDownload;
import org.belay.web.Flash;
import org.belay.web.FormSubmission;
import org.belay.web.ListPage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The office's queue of requests. */
@Controller
class RequestController {

    private static final int SIZE = 25;
    private static final int BATCH = 500;
    private static final List<String> CHOICES = List.of("waiting", "fulfilled", "refused", "withdrawn", "all");

    private final RequestDesk desk;
    private final RequestPages pages;
    private final MessageSource messages;

    RequestController(RequestDesk desk, RequestPages pages, MessageSource messages) {
        this.desk = desk;
        this.pages = pages;
        this.messages = messages;
    }

    /** What is typed beside a decision. */
    record Decision(@Nullable String text, @Nullable Regime regime) {}

    @GetMapping("/privacy/requests")
    String list(
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var shown = CHOICES.contains(state) ? state : "all";
        var states = states(shown);
        var total = desk.count(states);
        var number = ListPage.within(page, SIZE, total);
        var rows = pages.of(desk.due(states, (number - 1) * SIZE, SIZE));
        model.addAttribute("waiting", desk.count(states("waiting")));
        model.addAttribute("overdue", desk.overdue());
        model.addAttribute("state", shown);
        model.addAttribute("states", CHOICES);
        model.addAttribute("pager", new ListPage<>(rows, number, SIZE, total, "/privacy/requests?state=" + shown));
        return "privacy/requests";
    }

    static List<State> states(String chosen) {
        return switch (chosen) {
            case "waiting" -> List.of(State.OPEN, State.TAKEN);
            case "fulfilled" -> List.of(State.FULFILLED);
            case "refused" -> List.of(State.REFUSED);
            case "withdrawn" -> List.of(State.WITHDRAWN);
            default -> List.of(State.values());
        };
    }

    @GetMapping("/privacy/requests.csv")
    void export(@RequestParam(defaultValue = "waiting") String state, HttpServletResponse response, Locale locale) {
        var headings = Stream.of("who", "what", "received", "due", "regime", "state", "settled")
                .map(column -> messages.getMessage("privacy.requests.column." + column, null, locale))
                .toList();
        CsvDownload.send(response, "privacy-requests.csv", headings, rows -> {
            List<PrivacyRequest> batch;
            var skip = 0;
            do {
                batch = desk.due(states(state), skip, BATCH);
                skip += BATCH;
                for (var row : pages.of(batch)) {
                    rows.add(
                            row.who(),
                            say(row.label(), locale),
                            row.received(),
                            row.due(),
                            say(row.regimeLabel(), locale),
                            say(row.state(), locale),
                            row.settled());
                }
            } while (batch.size() == BATCH);
        });
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    @GetMapping("/privacy/requests/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("form", new Decision("", null));
        return page(id, model);
    }

    private String page(UUID id, Model model) {
        var request = desk.get(id);
        model.addAttribute("asked", pages.one(request));
        model.addAttribute("own", pages.isOwn(request));
        model.addAttribute("extendable", desk.mayExtend(request));
        model.addAttribute("regimes", pages.regimes());
        model.addAttribute("report", desk.report(id).map(pages::report).orElse(null));
        return "privacy/request";
    }

    /** Where a form was shown again, for who loads that page anew. */
    @GetMapping({
        "/privacy/requests/{id}/fulfilment",
        "/privacy/requests/{id}/refusal",
        "/privacy/requests/{id}/extension",
        "/privacy/requests/{id}/taking",
        "/privacy/requests/{id}/regime"
    })
    String back(@PathVariable UUID id) {
        desk.get(id);
        return "redirect:/privacy/requests/" + id;
    }

    @PostMapping("/privacy/requests/{id}/taking")
    ModelAndView take(
            @PathVariable UUID id,
            @ModelAttribute("form") Decision form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return done(errors, () -> desk.take(id), "privacy.taken", id, model, redirect);
    }

    @PostMapping("/privacy/requests/{id}/regime")
    ModelAndView under(
            @PathVariable UUID id,
            @ModelAttribute("form") Decision form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        var regime = form.regime();
        return done(
                errors,
                () -> {
                    if (regime == null) {
                        throw new RuleViolation("privacy.regime.unfit");
                    }
                    desk.under(id, regime);
                },
                "privacy.regime.changed",
                id,
                model,
                redirect);
    }

    @PostMapping("/privacy/requests/{id}/extension")
    ModelAndView extend(
            @PathVariable UUID id,
            @ModelAttribute("form") Decision form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return done(errors, () -> desk.extend(id, form.text()), "privacy.extended", id, model, redirect);
    }

    @PostMapping("/privacy/requests/{id}/fulfilment")
    ModelAndView fulfil(
            @PathVariable UUID id,
            @ModelAttribute("form") Decision form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return done(errors, () -> desk.fulfil(id, form.text()), "privacy.fulfilled", id, model, redirect);
    }

    @PostMapping("/privacy/requests/{id}/refusal")
    ModelAndView refuse(
            @PathVariable UUID id,
            @ModelAttribute("form") Decision form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return done(errors, () -> desk.refuse(id, form.text()), "privacy.refused", id, model, redirect);
    }

    private ModelAndView done(
            BindingResult errors, Runnable step, String told, UUID id, Model model, RedirectAttributes redirect) {
        if (FormSubmission.succeeds(errors, step)) {
            Flash.good(redirect, messages, told);
            return new ModelAndView("redirect:/privacy/requests/" + id);
        }
        var again = new ModelAndView(page(id, model));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @GetMapping("/privacy/requests/{id}/download")
    ResponseEntity<InputStreamResource> download(@PathVariable UUID id) throws IOException {
        return FileDownload.of(desk.open(id));
    }
}
