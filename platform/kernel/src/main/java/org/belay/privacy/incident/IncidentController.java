// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.incident;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.privacy.clock.Regime;
import org.belay.tenancy.RuleViolation;
import org.belay.web.CsvDownload;
import org.belay.web.Flash;
import org.belay.web.FormSubmission;
import org.belay.web.ListPage;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
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

/** The office's register of incidents. */
@Controller
class IncidentController {

    private static final int SIZE = 25;
    private static final int ALL = 10_000;

    private final Incidents incidents;
    private final People people;
    private final MessageSource messages;
    private final Clock clock;

    IncidentController(Incidents incidents, People people, MessageSource messages, Clock clock) {
        this.incidents = incidents;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    /** An incident as typed; the moment is on the clock of who types. */
    record IncidentForm(
            @Nullable String title,
            @Nullable String what,
            @Nullable String whom,
            @Nullable Integer people,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate day,

            @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) @Nullable
            LocalTime time,

            @Nullable List<Regime> regimes) {}

    /** A step as typed. */
    record StepForm(@Nullable String what, @Nullable Regime notified) {}

    @GetMapping("/privacy/incidents")
    String list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var open = !state.equals("all");
        var total = incidents.count(open);
        var number = ListPage.within(page, SIZE, total);
        var rows = incidents.newest(open, (long) (number - 1) * SIZE, SIZE).stream()
                .map(this::row)
                .toList();
        model.addAttribute("open", incidents.count(true));
        model.addAttribute("state", open ? "open" : "all");
        model.addAttribute(
                "pager",
                new ListPage<>(rows, number, SIZE, total, "/privacy/incidents?state=" + (open ? "open" : "all")));
        return "privacy/incidents";
    }

    @GetMapping("/privacy/incidents.csv")
    void export(@RequestParam(defaultValue = "open") String state, HttpServletResponse response, Locale locale) {
        var rows = incidents.newest(!state.equals("all"), 0, ALL);
        CsvDownload.send(
                response,
                "incidents.csv",
                Stream.of("title", "detected", "whom", "people", "closed")
                        .map(column -> messages.getMessage("privacy.incident." + column, null, locale))
                        .toList(),
                csv -> rows.forEach(incident -> csv.add(
                        incident.title(),
                        incident.detectedAt(),
                        incident.whom(),
                        incident.people(),
                        incident.closedAt())));
    }

    private Map<String, @Nullable Object> row(Incident incident) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", incident.id());
        row.put("title", incident.title());
        row.put("whom", incident.whom());
        row.put("people", incident.people());
        row.put("detected", Places.here(incident.detectedAt()));
        row.put("closed", Places.here(incident.closedAt()));
        row.put(
                "next",
                Places.here(timers(incident).stream()
                        .filter(timer -> timer.get("told") == null)
                        .map(timer -> (java.time.Instant) Objects.requireNonNull(timer.get("until")))
                        .min(java.util.Comparator.naturalOrder())
                        .orElse(null)));
        return row;
    }

    private List<Map<String, @Nullable Object>> timers(Incident incident) {
        var steps = incidents.steps(incident.id());
        return incident.timers().stream()
                .map(timer -> {
                    var told = steps.stream()
                            .filter(step -> step.notified() == timer.regime())
                            .findFirst();
                    var line = new LinkedHashMap<String, @Nullable Object>();
                    line.put("label", timer.regime().labelKey());
                    line.put("source", timer.source());
                    line.put("until", timer.due());
                    line.put("due", Places.here(timer.due()));
                    line.put("told", told.map(step -> Places.here(step.at())).orElse(null));
                    line.put("late", told.isEmpty() && timer.due().isBefore(clock.instant()));
                    return (Map<String, @Nullable Object>) line;
                })
                .toList();
    }

    @GetMapping("/privacy/incidents/new")
    ModelAndView blank() {
        incidents.count(true);
        var now = Objects.requireNonNull(Places.here(clock.instant()));
        return form(
                new IncidentForm(
                        "",
                        "",
                        "",
                        null,
                        now.toLocalDate(),
                        now.toLocalTime().withSecond(0).withNano(0),
                        List.of()),
                HttpStatus.OK);
    }

    private ModelAndView form(IncidentForm form, HttpStatus status) {
        var view = new ModelAndView("privacy/incident-new");
        view.setStatus(status);
        view.addObject("form", form);
        view.addObject("regimes", regimes(Arrays.asList(Regime.values())));
        return view;
    }

    private Map<String, String> regimes(List<Regime> some) {
        var names = new LinkedHashMap<String, String>();
        some.stream()
                .filter(regime -> !regime.forRequests())
                .forEach(regime -> names.put(
                        regime.name(), messages.getMessage(regime.labelKey(), null, LocaleContextHolder.getLocale())));
        return names;
    }

    @PostMapping("/privacy/incidents")
    ModelAndView report(@ModelAttribute("form") IncidentForm form, BindingResult errors, RedirectAttributes redirect) {
        incidents.count(true);
        var made = new AtomicReference<UUID>();
        var zone = LocaleContextHolder.getTimeZone().toZoneId();
        var day = form.day();
        var time = form.time();
        var done = FormSubmission.succeeds(errors, () -> {
            if (day == null || time == null) {
                throw new RuleViolation("privacy.incident.detected.wrong");
            }
            made.set(incidents.report(
                    form.title(),
                    form.what(),
                    form.whom(),
                    form.people(),
                    day.atTime(time).atZone(zone).toInstant(),
                    form.regimes() == null ? List.of() : form.regimes()));
        });
        if (!done) {
            return form(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "privacy.incident.recorded");
        return new ModelAndView("redirect:/privacy/incidents/" + made.get());
    }

    @GetMapping("/privacy/incidents/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return page(id, new StepForm("", null), HttpStatus.OK);
    }

    private ModelAndView page(UUID id, StepForm form, HttpStatus status) {
        var incident = incidents.get(id);
        var steps = incidents.steps(id);
        var names =
                people.namesOf(Stream.concat(steps.stream().map(Incident.Step::by), Stream.of(incident.reportedBy()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(PersonId::of)
                        .toList());
        var view = new ModelAndView("privacy/incident");
        view.setStatus(status);
        view.addObject("form", form);
        view.addObject("incident", row(incident));
        view.addObject("what", incident.what());
        view.addObject("timers", timers(incident));
        view.addObject("notifiable", regimes(incident.regimes()));
        view.addObject(
                "steps",
                steps.stream()
                        .map(step -> {
                            var line = new LinkedHashMap<String, @Nullable Object>();
                            line.put("what", step.what());
                            var told = step.notified();
                            line.put("notified", told == null ? null : told.labelKey());
                            var by = step.by();
                            line.put("by", by == null ? null : names.get(PersonId.of(by)));
                            line.put("at", Places.here(step.at()));
                            return line;
                        })
                        .toList());
        return view;
    }

    /** Where a form was shown again, for who loads that page anew. */
    @GetMapping({"/privacy/incidents/{id}/steps", "/privacy/incidents/{id}/closing"})
    String back(@PathVariable UUID id) {
        incidents.get(id);
        return "redirect:/privacy/incidents/" + id;
    }

    @PostMapping("/privacy/incidents/{id}/steps")
    ModelAndView step(
            @PathVariable UUID id,
            @ModelAttribute("form") StepForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        return done(
                FormSubmission.succeeds(errors, () -> incidents.step(id, form.what(), form.notified())),
                id,
                form,
                redirect);
    }

    @PostMapping("/privacy/incidents/{id}/closing")
    ModelAndView close(
            @PathVariable UUID id,
            @ModelAttribute("form") StepForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        return done(FormSubmission.succeeds(errors, () -> incidents.close(id, form.what())), id, form, redirect);
    }

    private ModelAndView done(boolean done, UUID id, StepForm form, RedirectAttributes redirect) {
        if (!done) {
            return page(id, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "privacy.incident.noted");
        return new ModelAndView("redirect:/privacy/incidents/" + id);
    }
}
