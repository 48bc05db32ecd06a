// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.retention;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.belay.people.People;
import org.belay.web.CsvDownload;
import org.belay.web.Flash;
import org.belay.web.FormSubmission;
import org.belay.web.Places;
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

/** The office's pages about how long records are kept. */
@Controller
@RequestMapping("/privacy")
class RetentionController {

    private final Schedules schedules;
    private final Holds holds;
    private final DisposalLog log;
    private final People people;
    private final MessageSource messages;

    RetentionController(Schedules schedules, Holds holds, DisposalLog log, People people, MessageSource messages) {
        this.schedules = schedules;
        this.holds = holds;
        this.log = log;
        this.people = people;
        this.messages = messages;
    }

    /** Years, or none for always, and where the figure comes from. */
    record ScheduleForm(@Nullable Integer years, @Nullable String source, long version) {}

    /** Whom, and why. */
    record HoldForm(@Nullable String email, @Nullable String reason) {}

    @GetMapping("/retention")
    String schedules(Model model) {
        model.addAttribute("schedules", schedules.all());
        return "privacy/retention";
    }

    @GetMapping("/retention.csv")
    void exportSchedules(HttpServletResponse response, Locale locale) {
        var all = schedules.all();
        CsvDownload.send(
                response,
                "retention.csv",
                headings("privacy.retention.", locale, "type", "years", "source"),
                rows -> all.forEach(schedule -> rows.add(
                        messages.getMessage("personal." + schedule.recordType(), null, schedule.recordType(), locale),
                        schedule.years(),
                        schedule.source())));
    }

    @GetMapping("/retention/{type}")
    ModelAndView schedule(@PathVariable String type) {
        var schedule = schedules.get(type);
        return schedule(type, new ScheduleForm(schedule.years(), schedule.source(), schedule.version()), HttpStatus.OK);
    }

    private ModelAndView schedule(String type, ScheduleForm form, HttpStatus status) {
        var view = new ModelAndView("privacy/retention-one");
        view.setStatus(status);
        view.addObject("schedule", schedules.get(type));
        view.addObject("form", form);
        return view;
    }

    @PostMapping("/retention/{type}")
    ModelAndView change(
            @PathVariable String type,
            @ModelAttribute("form") ScheduleForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        if (!FormSubmission.succeeds(
                errors, () -> schedules.change(type, form.years(), form.source(), form.version()))) {
            return schedule(type, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "privacy.retention.saved");
        return new ModelAndView("redirect:/privacy/retention");
    }

    @GetMapping("/disposals")
    String disposals(
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        var types = new LinkedHashMap<String, String>();
        schedules.all().stream()
                .filter(Schedule::disposable)
                .forEach(schedule -> types.put(
                        schedule.recordType(),
                        messages.getMessage("personal." + schedule.recordType(), null, schedule.recordType(), locale)));
        model.addAttribute("found", log.sheet(type, page));
        model.addAttribute("type", type);
        model.addAttribute("types", types);
        return "privacy/disposals";
    }

    @GetMapping("/disposals.csv")
    void exportDisposals(@RequestParam(defaultValue = "") String type, HttpServletResponse response, Locale locale) {
        CsvDownload.send(
                response,
                "disposals.csv",
                headings("privacy.disposals.", locale, "when", "type", "before", "records", "files", "source"),
                rows -> log.each(
                        type,
                        line -> rows.add(
                                line.at(),
                                messages.getMessage("personal." + line.recordType(), null, line.recordType(), locale),
                                line.olderThan(),
                                line.records(),
                                line.files(),
                                line.source())));
    }

    private java.util.List<String> headings(String prefix, Locale locale, String... columns) {
        return Stream.of(columns)
                .map(column -> messages.getMessage(prefix + column, null, locale))
                .toList();
    }

    @GetMapping("/holds")
    ModelAndView holds() {
        return holds(new HoldForm("", ""), HttpStatus.OK);
    }

    private ModelAndView holds(HoldForm form, HttpStatus status) {
        var all = holds.all();
        var names = people.namesOf(all.stream().map(Holds.Hold::person).toList());
        var view = new ModelAndView("privacy/holds");
        view.setStatus(status);
        view.addObject("form", form);
        view.addObject(
                "holds",
                all.stream()
                        .map(hold -> {
                            var row = new LinkedHashMap<String, @Nullable Object>();
                            row.put("id", hold.id());
                            row.put("who", names.get(hold.person()));
                            row.put("reason", hold.reason());
                            row.put("placed", Places.here(hold.placedAt()));
                            row.put("released", Places.here(hold.releasedAt()));
                            return (Map<String, @Nullable Object>) row;
                        })
                        .toList());
        view.addObject(
                "inForce",
                all.stream().filter(hold -> hold.releasedAt() == null).count());
        return view;
    }

    @GetMapping("/holds.csv")
    void exportHolds(HttpServletResponse response, Locale locale) {
        var all = holds.all();
        var names = people.namesOf(all.stream().map(Holds.Hold::person).toList());
        CsvDownload.send(
                response,
                "legal-holds.csv",
                headings("privacy.holds.", locale, "who", "reason", "since", "end"),
                rows -> all.forEach(
                        hold -> rows.add(names.get(hold.person()), hold.reason(), hold.placedAt(), hold.releasedAt())));
    }

    @PostMapping("/holds")
    ModelAndView place(@ModelAttribute("form") HoldForm form, BindingResult errors, RedirectAttributes redirect) {
        if (!FormSubmission.succeeds(errors, () -> holds.place(form.email(), form.reason()))) {
            return holds(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "privacy.hold.placed");
        return new ModelAndView("redirect:/privacy/holds");
    }

    @PostMapping("/holds/{id}/release")
    String release(@PathVariable UUID id, RedirectAttributes redirect) {
        holds.release(Objects.requireNonNull(id));
        Flash.good(redirect, messages, "privacy.hold.gone");
        return "redirect:/privacy/holds";
    }
}
