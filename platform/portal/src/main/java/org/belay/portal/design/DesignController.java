// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.belay.portal.Pager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows every shared page part once, so that a change of style can be judged in one place. Demo only. */
@Controller
@ConditionalOnProperty("belay.demo")
class DesignController {

    /** What a requirement bar needs. */
    record Requirement(String label, String basis, int value, int waiting, int max, String text, String kind) {}

    /** A row of the example queue. */
    record Entry(String waiting, String person, String holds, String title, int asked, String kind, String hint) {}

    @GetMapping("/design")
    String parts(
            @RequestParam(defaultValue = "person") String sort,
            @RequestParam(defaultValue = "asc") String dir,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        form(model, DesignForm.filled());
        model.addAttribute("sort", sort);
        model.addAttribute("dir", dir);
        model.addAttribute("pager", new Pager(page, 5, 37, "/design"));
        model.addAttribute("requirements", requirements());
        model.addAttribute("entries", entries());
        model.addAttribute("months", months());
        model.addAttribute("points", List.of(180, 204, 197, 231, 220, 262, 248, 290));
        return "portal/design";
    }

    @GetMapping("/design/mistakes")
    String mistakes(Model model) {
        form(model, DesignForm.wrong());
        return "portal/design/mistakes";
    }

    @GetMapping("/design/queue")
    String queue(@RequestParam(defaultValue = "-1") int chosen, Model model) {
        model.addAttribute("entries", entries());
        model.addAttribute("chosen", Math.clamp(chosen, -1, entries().size() - 1));
        return "portal/design/queue";
    }

    @GetMapping("/design/question")
    String question() {
        return "portal/design/question";
    }

    @GetMapping("/design/plain")
    String plain() {
        return "portal/design/plain";
    }

    private static void form(Model model, DesignForm form) {
        var problems = new BindException(form, "form");
        if (form.title().isEmpty()) {
            problems.rejectValue("title", "design", "Give the title as printed on the certificate.");
            problems.rejectValue("email", "design", "An address has an @ and a domain, such as name@example.org.");
            problems.rejectValue("date", "design", "This date is still to come. Add the entry once it has happened.");
            problems.rejectValue("minutes", "design", "Minutes start at 1.");
            problems.rejectValue("way", "design", "Choose how you took part.");
            problems.rejectValue("domain", "design", "Choose the domain it is mostly about.");
            problems.rejectValue("countsFor", "design", "Choose at least one credential.");
            problems.rejectValue("notes", "design", "Say in a few words what you took from it.");
            problems.reject("design", "Someone else changed this entry. What you typed is still here.");
        }
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", problems.getBindingResult());
        model.addAttribute("ways", ordered("person", "In person", "live", "Live online", "recorded", "Recorded"));
        model.addAttribute(
                "domains",
                ordered(
                        "privacy",
                        "Privacy and security",
                        "data",
                        "Data and information governance",
                        "ethics",
                        "Ethics"));
        model.addAttribute("credentials", ordered("rhia", "RHIA", "chda", "CHDA"));
    }

    private static List<Requirement> requirements() {
        return List.of(
                new Requirement("Total", "at least 30", 22, 2, 30, "22 + 2 waiting", ""),
                new Requirement("In HIIM domains", "at least 24 (80 % of required)", 20, 0, 24, "20 of 24", ""),
                new Requirement("AHIMA or component", "at least 12 (40 % of required)", 14, 0, 12, "14 of 12", "good"),
                new Requirement("Ethics", "at least 2 each cycle", 0, 0, 2, "0 of 2", "attention"));
    }

    private static List<Entry> entries() {
        return List.of(
                new Entry(
                        "4 d",
                        "Renata Plover",
                        "RHIA, CHDA",
                        "Release of information after the 2026 privacy updates",
                        2,
                        "attention",
                        "no agenda"),
                new Entry(
                        "4 d",
                        "Tobias Fernhill",
                        "RHIT",
                        "Denials workshop, regional chapter",
                        3,
                        "good",
                        "like 12 approved"),
                new Entry(
                        "3 d",
                        "Ines Marlowe",
                        "CCS",
                        "Denials workshop, regional chapter",
                        3,
                        "good",
                        "like 12 approved"),
                new Entry("3 d", "Odell Quayside", "RHIA", "Vendor product demo", 1, "problem", "excluded type"),
                new Entry(
                        "2 d",
                        "Wilhelmina Featherstonehaugh-Okonkwo",
                        "CDIP",
                        "Elektronikbefundübermittlungsverfahren und Dokumentationsqualität",
                        10,
                        "neutral",
                        "first of its kind"));
    }

    private static Map<String, Integer> months() {
        var months = new LinkedHashMap<String, Integer>();
        var names = List.of("May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov");
        var credits = List.of(1720, 1394, 980, 2110, 2544, 2760, 2908);
        for (int i = 0; i < names.size(); i++) {
            months.put(names.get(i), credits.get(i));
        }
        return months;
    }

    private static Map<String, String> ordered(String... keysAndLabels) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < keysAndLabels.length; i += 2) {
            map.put(keysAndLabels[i], keysAndLabels[i + 1]);
        }
        return map;
    }
}
