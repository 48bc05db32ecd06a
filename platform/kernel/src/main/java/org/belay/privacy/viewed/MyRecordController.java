// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.viewed;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.belay.people.DirectoryChoices.Field;
import org.belay.web.CsvDownload;
import org.belay.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Who saw my record", and what a person shows others. */
@Controller
class MyRecordController {

    private final MyRecord record;
    private final MessageSource messages;

    MyRecordController(MyRecord record, MessageSource messages) {
        this.record = record;
        this.messages = messages;
    }

    /** What is hidden; nothing where nothing is ticked. */
    record Hiding(@Nullable List<Field> fields) {}

    @GetMapping("/my-data/viewed")
    String viewed(@RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("found", record.sheet(page));
        return "privacy/viewed";
    }

    @GetMapping("/my-data/viewed.csv")
    void export(HttpServletResponse response, Locale locale) {
        var headings = Stream.of("when", "who", "what")
                .map(column -> messages.getMessage("privacy.viewed." + column, null, locale))
                .toList();
        CsvDownload.send(
                response,
                "who-saw-my-record.csv",
                headings,
                rows -> record.each(view -> rows.add(
                        view.at(),
                        view.who(),
                        messages.getMessage("privacy.viewed.what." + view.what(), null, locale))));
    }

    @GetMapping("/my-data/directory")
    String directory(Model model, Locale locale) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : Field.values()) {
            fields.put(
                    field.name(),
                    messages.getMessage("privacy.directory." + field.name().toLowerCase(Locale.ROOT), null, locale));
        }
        model.addAttribute("fields", fields);
        model.addAttribute("form", new Hiding(record.hidden()));
        return "privacy/directory";
    }

    @PostMapping("/my-data/directory")
    String hide(@ModelAttribute("form") Hiding form, RedirectAttributes redirect) {
        record.hide(form.fields() == null ? Set.of() : Set.copyOf(form.fields()));
        Flash.good(redirect, messages, "privacy.directory.saved");
        return "redirect:/my-data/directory";
    }
}
