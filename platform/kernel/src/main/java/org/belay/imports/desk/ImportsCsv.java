// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.belay.imports.RosterImportId;
import org.belay.web.CsvDownload;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of imports, and who stayed after an undo, as CSV files. */
@Controller
class ImportsCsv {

    private final ImportView view;
    private final MessageSource messages;

    ImportsCsv(ImportView view, MessageSource messages) {
        this.view = view;
        this.messages = messages;
    }

    @GetMapping("/imports.csv")
    void all(HttpServletResponse response, Locale locale) {
        var headings = headings(locale, "file", "what", "state", "rows", "ready", "added", "changed", "by", "started");
        CsvDownload.send(
                response,
                "imports.csv",
                headings,
                rows -> view.each(page -> rows.add(
                        page.fileName(),
                        page.kindName(),
                        messages.getMessage(page.state().label(), null, locale),
                        page.total(),
                        page.ready(),
                        page.main().added(),
                        page.main().changed() + page.main().recognized(),
                        page.startedBy(),
                        page.startedAt().toOffsetDateTime())));
    }

    @GetMapping("/imports/{id}/kept.csv")
    void kept(@PathVariable RosterImportId id, HttpServletResponse response, Locale locale) {
        var undo = view.of(id).undo();
        CsvDownload.send(response, "import-kept.csv", headings(locale, "people", "why"), rows -> {
            if (undo != null) {
                undo.kept().forEach(kept -> rows.add(kept.name(), messages.getMessage(kept.reason(), null, locale)));
            }
        });
    }

    private List<String> headings(Locale locale, String... columns) {
        return Stream.of(columns)
                .map(column -> messages.getMessage("imports.column." + column, null, locale))
                .toList();
    }
}
