// SPDX-License-Identifier: Apache-2.0
package org.belay.moving.own;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.belay.moving.MyRecord;
import org.belay.moving.Received;
import org.belay.tenancy.RuleViolation;
import org.belay.web.Flash;
import org.belay.web.FormSubmission;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Move my record": away as a signed file, or here from one. */
@Controller
@RequestMapping("/my-data/moving")
class MovingController {

    private static final int LARGEST = 8_000_000;

    private final MyRecord record;
    private final MessageSource messages;

    MovingController(MyRecord record, MessageSource messages) {
        this.record = record;
        this.messages = messages;
    }

    /** What to take along, and where. */
    record Away(
            @Nullable List<String> parts,
            @Nullable String host,
            @Nullable String email) {}

    /** A file that was brought. */
    record Here(@Nullable MultipartFile file) {}

    /** What to take of a file. */
    record Chosen(@Nullable List<String> parts) {}

    /** A line of a list on the reader's clock. */
    record Sent(
            MyRecord.Sent sent,
            @Nullable ZonedDateTime at,
            @Nullable ZonedDateTime until) {}

    /** The same for what was brought. */
    record Brought(
            Received received,
            @Nullable ZonedDateTime at,
            @Nullable ZonedDateTime signed) {}

    @GetMapping
    ModelAndView show() {
        return page(new Away(List.of(), "", ""), HttpStatus.OK, null);
    }

    private ModelAndView page(Away form, HttpStatus status, @Nullable String problem) {
        var parts = new LinkedHashMap<String, String>();
        record.available().stream()
                .filter(part -> part.items() > 0)
                .forEach(part -> parts.put(
                        part.name(), say("moving.part.count", say("moving.part." + part.name()), part.items())));
        var view = new ModelAndView("moving/mine");
        view.setStatus(status);
        view.addObject("form", form);
        view.addObject("problem", problem);
        view.addObject("parts", parts);
        view.addObject(
                "sent",
                record.sent().stream()
                        .map(one -> new Sent(one, Places.here(one.signedAt()), Places.here(one.expiresAt())))
                        .toList());
        view.addObject(
                "brought",
                record.brought().stream().map(MovingController::brought).toList());
        return view;
    }

    private static Brought brought(Received one) {
        return new Brought(one, Places.here(one.receivedAt()), Places.here(one.signedAt()));
    }

    @PostMapping("/file")
    Object away(@ModelAttribute("form") Away form, BindingResult errors, Locale locale) {
        var file = new AtomicReference<String>();
        if (!FormSubmission.succeeds(
                errors, () -> file.set(record.take(chosen(form.parts()), form.host(), form.email(), locale)))) {
            return page(form, HttpStatus.UNPROCESSABLE_CONTENT, null);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "jose"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("my-record.belay", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(Objects.requireNonNull(file.get()).getBytes(StandardCharsets.US_ASCII));
    }

    private static Set<String> chosen(@Nullable List<String> parts) {
        return parts == null ? Set.of() : Set.copyOf(parts);
    }

    @PostMapping("/reading")
    ModelAndView read(@ModelAttribute("here") Here here) throws IOException {
        var file = here.file();
        if (file == null || file.isEmpty()) {
            return page(new Away(List.of(), "", ""), HttpStatus.UNPROCESSABLE_CONTENT, say("moving.file.missing"));
        }
        if (file.getSize() > LARGEST) {
            return page(new Away(List.of(), "", ""), HttpStatus.UNPROCESSABLE_CONTENT, say("moving.unreadable"));
        }
        try {
            var id = record.bring(new String(file.getBytes(), StandardCharsets.US_ASCII));
            return new ModelAndView("redirect:/my-data/moving/" + id);
        } catch (RuleViolation broken) {
            return page(
                    new Away(List.of(), "", ""),
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    say(broken.messageKey(), broken.parameters()));
        }
    }

    /** Where a form was shown again, for who loads that page anew. */
    @GetMapping({"/file", "/reading"})
    String back() {
        return "redirect:/my-data/moving";
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id) {
        return one(id, new Chosen(List.of()), HttpStatus.OK);
    }

    private ModelAndView one(UUID id, Chosen form, HttpStatus status) {
        var received = record.get(id);
        var view = new ModelAndView("moving/one");
        view.setStatus(status);
        view.addObject("form", form);
        view.addObject("one", brought(received));
        var understood = new LinkedHashMap<String, String>();
        if (received.state() == Received.State.READ) {
            var offers = record.offers(id);
            offers.stream()
                    .filter(offer -> offer.understood() && offer.items() > 0)
                    .forEach(offer -> understood.put(
                            offer.name(), say("moving.part.count", say("moving.part." + offer.name()), offer.items())));
            view.addObject("offers", offers);
        }
        view.addObject("parts", (Map<String, String>) understood);
        return view;
    }

    @PostMapping("/{id}")
    ModelAndView choose(
            @PathVariable UUID id,
            @ModelAttribute("form") Chosen form,
            BindingResult errors,
            RedirectAttributes redirect) {
        if (!FormSubmission.succeeds(errors, () -> record.choose(id, chosen(form.parts())))) {
            return one(id, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(
                redirect, messages, record.get(id).state() == Received.State.TAKEN ? "moving.taken" : "moving.waits");
        return new ModelAndView("redirect:/my-data/moving/" + id);
    }

    private String say(String key, Object... parameters) {
        return String.valueOf(messages.getMessage(key, parameters, key, LocaleContextHolder.getLocale()));
    }
}
