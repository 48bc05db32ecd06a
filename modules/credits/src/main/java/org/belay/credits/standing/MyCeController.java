// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The page My CE. */
@Controller
class MyCeController {

    private final MyCe mine;

    MyCeController(MyCe mine) {
        this.mine = mine;
    }

    @GetMapping("/credits")
    String show(@ModelAttribute("list") EntryList list, Model model) {
        model.addAttribute("page", mine.page(list));
        return "credits/mine";
    }
}
