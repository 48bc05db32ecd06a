// SPDX-License-Identifier: Apache-2.0
package org.belay.moving.office;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.belay.audit.AuditLog;
import org.belay.moving.MovingDesk;
import org.belay.moving.Received;
import org.belay.moving.Sources;
import org.belay.tenancy.RuleViolation;
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

/** What people brought from elsewhere, and whose keys count. */
@Controller
@RequestMapping("/privacy")
class MovedController {

    private final MovingDesk desk;
    private final Sources sources;
    private final AuditLog audit;
    private final MessageSource messages;

    MovedController(MovingDesk desk, Sources sources, AuditLog audit, MessageSource messages) {
        this.audit = audit;
        this.desk = desk;
        this.sources = sources;
        this.messages = messages;
    }

    /** An organization elsewhere, as typed. */
    record SourceForm(
            @Nullable String host,
            @Nullable String name,
            @Nullable String keys) {}

    /** A line on the reader's clock. */
    record Line(
            Received received,
            @Nullable ZonedDateTime at,
            @Nullable ZonedDateTime signed) {

        static Line of(Received one) {
            return new Line(one, Places.here(one.receivedAt()), Places.here(one.signedAt()));
        }
    }

    @GetMapping("/moving")
    ModelAndView list(@RequestParam(defaultValue = "1") int page) {
        return list(page, new SourceForm("", "", ""), HttpStatus.OK);
    }

    private ModelAndView list(int page, SourceForm form, HttpStatus status) {
        var found = desk.sheet(page);
        var view = new ModelAndView("moving/office");
        view.setStatus(status);
        view.addObject("pager", found);
        view.addObject("lines", found.rows().stream().map(Line::of).toList());
        view.addObject("waiting", desk.waiting());
        view.addObject("sources", sources.all());
        view.addObject("form", form);
        return view;
    }

    @GetMapping("/moving.csv")
    void export(HttpServletResponse response, Locale locale) {
        var headings = Stream.of("who", "from", "named", "parts", "state", "added", "signed", "received", "hash")
                .map(column -> messages.getMessage("moving.column." + column, null, locale))
                .toList();
        CsvDownload.send(
                response,
                "moved-records.csv",
                headings,
                rows -> desk.each(one -> rows.add(
                        one.who(),
                        one.issuerName() + " (" + one.issuerHost() + ")",
                        one.named(),
                        one.parts(),
                        messages.getMessage("moving.state." + one.state(), null, locale),
                        one.added(),
                        one.signedAt(),
                        one.receivedAt(),
                        one.sha256())));
    }

    @GetMapping("/moving/{id}")
    String show(@PathVariable UUID id, Model model) {
        var one = desk.get(id);
        model.addAttribute("one", Line.of(one));
        model.addAttribute("offers", desk.offers(id));
        audit.disclosed(one.person(), "profile");
        return "moving/office-one";
    }

    @PostMapping("/moving/{id}/acceptance")
    String accept(@PathVariable UUID id, RedirectAttributes redirect) {
        return done(id, () -> desk.accept(id), "moving.accepted", redirect);
    }

    @PostMapping("/moving/{id}/refusal")
    String refuse(@PathVariable UUID id, RedirectAttributes redirect) {
        return done(id, () -> desk.refuse(id), "moving.refused", redirect);
    }

    private String done(UUID id, Runnable step, String told, RedirectAttributes redirect) {
        try {
            step.run();
            Flash.good(redirect, messages, told);
        } catch (RuleViolation broken) {
            Flash.attention(redirect, messages, broken.messageKey(), broken.parameters());
        }
        return "redirect:/privacy/moving/" + id;
    }

    @PostMapping("/moving/sources")
    ModelAndView trust(@ModelAttribute("form") SourceForm form, BindingResult errors, RedirectAttributes redirect) {
        if (!FormSubmission.succeeds(errors, () -> sources.trust(form.host(), form.name(), form.keys()))) {
            return list(1, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "moving.source.saved");
        return new ModelAndView("redirect:/privacy/moving");
    }

    /** Where a form was shown again, for who loads that page anew. */
    @GetMapping("/moving/sources")
    String back() {
        desk.waiting();
        return "redirect:/privacy/moving";
    }

    @PostMapping("/moving/sources/{host}/removal")
    String forget(@PathVariable String host, RedirectAttributes redirect) {
        sources.forget(host);
        Flash.good(redirect, messages, "moving.source.gone");
        return "redirect:/privacy/moving";
    }
}
