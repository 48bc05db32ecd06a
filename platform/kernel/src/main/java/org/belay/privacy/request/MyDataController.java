// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.belay.files.FileDownload;
import org.belay.privacy.request.PrivacyRequest.Kind;
import org.belay.tenancy.RuleViolation;
import org.belay.web.Flash;
import org.belay.web.FormSubmission;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a person asks about their own data. */
@Controller
@RequestMapping("/my-data")
class MyDataController {

    private final MyRequests requests;
    private final MessageSource messages;
    private final Clock clock;

    MyDataController(MyRequests requests, MessageSource messages, Clock clock) {
        this.requests = requests;
        this.messages = messages;
        this.clock = clock;
    }

    /** What is asked, and more words about it. */
    record Asked(@Nullable Kind kind, @Nullable String wish) {}

    @GetMapping
    ModelAndView show() {
        return page(new Asked(Kind.COPY, ""), HttpStatus.OK);
    }

    private ModelAndView page(Asked form, HttpStatus status) {
        var copies = requests.copies();
        var now = clock.instant();
        var view = new ModelAndView("privacy/my-data");
        view.setStatus(status);
        view.addObject("form", form);
        view.addObject(
                "asked",
                requests.all().stream()
                        .map(request -> RequestView.of(
                                request,
                                null,
                                null,
                                request.waits() && request.dueAt().isBefore(now),
                                copies.get(request.id())))
                        .toList());
        var kinds = new LinkedHashMap<String, String>();
        for (var kind : Kind.values()) {
            kinds.put(kind.name(), messages.getMessage(kind.labelKey() + ".ask", null, locale()));
        }
        view.addObject("kinds", kinds);
        return view;
    }

    private static Locale locale() {
        return org.springframework.context.i18n.LocaleContextHolder.getLocale();
    }

    @PostMapping("/requests")
    ModelAndView ask(@ModelAttribute("form") Asked form, BindingResult errors, RedirectAttributes redirect) {
        var done = FormSubmission.succeeds(errors, () -> {
            if (form.kind() == null) {
                throw new RuleViolation("privacy.kind.missing");
            }
            requests.ask(Objects.requireNonNull(form.kind()), form.wish());
        });
        if (!done) {
            return page(form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Flash.good(redirect, messages, "privacy.asked");
        return new ModelAndView("redirect:/my-data");
    }

    /** Where a form was shown again, for who loads that page anew. */
    @GetMapping("/requests")
    String back() {
        return "redirect:/my-data";
    }

    @PostMapping("/requests/{id}/withdrawal")
    String withdraw(@PathVariable UUID id, RedirectAttributes redirect) {
        requests.withdraw(id);
        Flash.good(redirect, messages, "privacy.withdrawn");
        return "redirect:/my-data";
    }

    @GetMapping("/requests/{id}/download")
    ResponseEntity<InputStreamResource> download(@PathVariable UUID id) throws IOException {
        return FileDownload.of(requests.open(id));
    }
}
