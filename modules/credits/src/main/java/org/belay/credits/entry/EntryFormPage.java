// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import org.belay.credits.EntryId;
import org.belay.credits.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.web.servlet.ModelAndView;

/** The page around the form of an entry, new or mended. */
@Component
class EntryFormPage {

    private final EntryPreview preview;
    private final Wording wording;

    EntryFormPage(EntryPreview preview, Wording wording) {
        this.preview = preview;
        this.wording = wording;
    }

    /** @param action where the form is sent; the effect is asked below it */
    String show(Model model, EntryChoices choices, String effect, String action) {
        model.addAttribute("choices", choices);
        model.addAttribute("deliveries", AddCeController.deliveries(wording));
        model.addAttribute("effectLine", effect);
        model.addAttribute("action", action);
        return "credits/form";
    }

    ModelAndView refuse(String view) {
        var shown = new ModelAndView(view);
        shown.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return shown;
    }

    /** What the form would change, as far as it has been filled in; empty where it cannot be told yet. */
    String line(EntryForm form, EntryChoices choices, @Nullable EntryId id) {
        return form.sketched()
                .read(choices, new BeanPropertyBindingResult(form, "form"), null)
                .map(details -> preview.line(details, id))
                .orElse("");
    }
}
