// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.question;

import org.belay.credits.EntryId;
import org.belay.credits.Notice;
import org.belay.credits.Wording;
import org.belay.tenancy.RuleViolation;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form Ask a person, on an entry's page. */
@Controller
class QuestionController {

    private final Questions questions;
    private final Wording wording;

    QuestionController(Questions questions, Wording wording) {
        this.questions = questions;
        this.wording = wording;
    }

    @PostMapping("/credits/entries/{id}/question")
    String ask(@PathVariable EntryId id, @RequestParam String question, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", asked(id, question));
        return "redirect:/credits/entries/" + id;
    }

    private Notice asked(EntryId id, String question) {
        try {
            questions.ask(id, question);
            return new Notice("good", wording.text("credits.question.sent"), null);
        } catch (RuleViolation broken) {
            return new Notice("problem", wording.text(broken.messageKey(), broken.parameters()), null);
        }
    }
}
