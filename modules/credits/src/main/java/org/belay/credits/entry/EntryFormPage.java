// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.UUID;
import org.belay.credits.EntryId;
import org.belay.credits.Wording;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page around the form of an entry, new or mended. */
@Component
class EntryFormPage {

    private final EntryPreview preview;
    private final Certificates certificates;
    private final Wording wording;

    EntryFormPage(EntryPreview preview, Certificates certificates, Wording wording) {
        this.preview = preview;
        this.certificates = certificates;
        this.wording = wording;
    }

    /** Stores the file that came with the form, so that it is kept whatever becomes of the rest. */
    @Nullable
    UUID keep(EntryForm form, Errors errors) {
        var file = form.certificate();
        if (file == null || file.isEmpty()) {
            return form.file();
        }
        try {
            return store(file);
        } catch (RuleViolation broken) {
            errors.rejectValue("certificate", broken.messageKey(), broken.parameters(), broken.messageKey());
            return form.file();
        }
    }

    UUID store(MultipartFile file) {
        try (var bytes = file.getInputStream()) {
            return certificates.store(bytes, Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EntryApi.Kept kept(UUID file) {
        var status = certificates.status(file);
        return new EntryApi.Kept(file, status.held(), status.inspection().findings());
    }

    /** What the person should know of a file that was just kept, after a blank; empty when there is nothing to say. */
    String warning(UUID kept) {
        var state = certificates.state(kept);
        if (!state.held() && !state.warned()) {
            return "";
        }
        if (state.found().isEmpty()) {
            return " " + wording.text("credits.certificate.held.unreadable");
        }
        var first = state.found().getFirst();
        return " "
                + wording.text(
                        state.held() ? "credits.certificate.held.saved" : "credits.certificate.warned.saved",
                        wording.text(first.what()),
                        wording.text(first.where(), first.page(), first.line()));
    }

    /** @param id of the entry that is mended, null for a new one */
    String show(Model model, EntryForm form, EntryChoices choices, @Nullable EntryId id) {
        model.addAttribute("form", form);
        model.addAttribute("choices", choices);
        var deliveries = new LinkedHashMap<String, String>();
        EntryForm.deliveries().forEach(key -> deliveries.put(key, wording.text("credits.delivery." + key)));
        model.addAttribute("deliveries", deliveries);
        model.addAttribute("effectLine", line(form, choices, id));
        model.addAttribute("action", id == null ? "/credits/new" : "/credits/entries/" + id + "/correction");
        return "credits/form";
    }

    ModelAndView refuse(String view) {
        var shown = new ModelAndView(view);
        shown.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return shown;
    }

    /** The form again, with what was wrong and with the file that is kept. */
    ModelAndView again(
            Model model,
            EntryForm form,
            BindingResult errors,
            @Nullable UUID kept,
            EntryChoices choices,
            @Nullable EntryId id) {
        var view = refuse(show(model, form.with(kept), choices, id));
        var told = new BeanPropertyBindingResult(form.with(kept), "form");
        told.addAllErrors(errors);
        view.addObject(BindingResult.MODEL_KEY_PREFIX + "form", told);
        return view;
    }

    private String line(EntryForm form, EntryChoices choices, @Nullable EntryId id) {
        return form.sketched()
                .read(choices, new BeanPropertyBindingResult(form, "form"), null)
                .map(details -> preview.line(details, id))
                .orElse("");
    }
}
