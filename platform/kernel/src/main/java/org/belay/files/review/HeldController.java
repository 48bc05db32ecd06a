// SPDX-License-Identifier: Apache-2.0
package org.belay.files.review;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.belay.files.FileDownload;
import org.belay.files.FileId;
import org.belay.files.review.HeldFile.State;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of a reviewer. */
@Controller
@RequestMapping("/files/held")
class HeldController {

    private static final int SIZE = 25;

    private final HeldReview review;
    private final HeldPages pages;
    private final MessageSource messages;

    HeldController(HeldReview review, HeldPages pages, MessageSource messages) {
        this.review = review;
        this.pages = pages;
        this.messages = messages;
    }

    /** What is typed beside a decision. */
    record Decision(@Nullable String reason) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "held") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var states = states(state);
        var shown = states.size() == 1 ? states.getFirst().name().toLowerCase(Locale.ROOT) : "all";
        var total = review.count(states);
        var number = ListPage.within(page, SIZE, total);
        var rows = pages.of(review.newest(states, (number - 1) * SIZE, SIZE));
        model.addAttribute("waiting", review.count(List.of(State.HELD)));
        model.addAttribute("state", shown);
        model.addAttribute("states", List.of("held", "released", "purged", "all"));
        model.addAttribute("pager", new ListPage<>(rows, number, SIZE, total, "/files/held?state=" + shown));
        return "files/held";
    }

    static List<State> states(String chosen) {
        return switch (chosen) {
            case "held" -> List.of(State.HELD);
            case "released" -> List.of(State.RELEASED);
            case "purged" -> List.of(State.PURGED);
            default -> List.of(State.values());
        };
    }

    @GetMapping("/{id}")
    String show(@PathVariable FileId id, Model model) {
        model.addAttribute("form", new Decision(""));
        return page(id, model);
    }

    private String page(FileId id, Model model) {
        model.addAttribute("file", pages.of(List.of(review.get(id))).getFirst());
        return "files/held-one";
    }

    /** Where a form was shown again, for who loads that page anew. */
    @GetMapping({"/{id}/release", "/{id}/purge"})
    String back(@PathVariable FileId id) {
        review.get(id);
        return "redirect:/files/held/" + id;
    }

    @GetMapping("/{id}/content")
    ResponseEntity<InputStreamResource> open(@PathVariable FileId id) throws IOException {
        return FileDownload.of(review.open(id));
    }

    @PostMapping("/{id}/release")
    ModelAndView release(
            @PathVariable FileId id,
            @ModelAttribute("form") Decision form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return decided(
                FormSubmission.succeeds(errors, () -> review.release(id, form.reason())),
                "files.held.released",
                id,
                model,
                redirect);
    }

    @PostMapping("/{id}/purge")
    ModelAndView purge(
            @PathVariable FileId id,
            @ModelAttribute("form") Decision form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return decided(
                FormSubmission.succeeds(errors, () -> review.purge(id, form.reason())),
                "files.held.purged",
                id,
                model,
                redirect);
    }

    private ModelAndView decided(boolean done, String told, FileId id, Model model, RedirectAttributes redirect) {
        if (done) {
            Flash.good(redirect, messages, told);
            return new ModelAndView("redirect:/files/held/" + id);
        }
        var again = new ModelAndView(page(id, model));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }
}
