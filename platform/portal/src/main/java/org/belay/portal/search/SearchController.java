// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.search;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SearchController {

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @GetMapping("/search")
    String show(@RequestParam(defaultValue = "") String q, Locale locale, Model model) {
        model.addAttribute("words", q.strip());
        model.addAttribute("groups", search.find(q, locale));
        return "portal/search";
    }
}
