// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.belay.web.CsvDownload;
import org.springframework.context.MessageSource;

/** The list of imports, and who stayed after an undo, as CSV files. */
final class ImportsCsv {

    private ImportsCsv() {}

    static void send(HttpServletResponse response, ImportView view, MessageSource messages, Locale locale) {
        var headings = headings(
                messages, locale, "file", "what", "state", "rows", "ready", "added", "changed", "by", "started");
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

    static void sendKept(HttpServletResponse response, ImportPage page, MessageSource messages, Locale locale) {
        var undo = page.undo();
        CsvDownload.send(response, "import-kept.csv", headings(messages, locale, "people", "why"), rows -> {
            if (undo != null) {
                undo.kept().forEach(kept -> rows.add(kept.name(), messages.getMessage(kept.reason(), null, locale)));
            }
        });
    }

    private static List<String> headings(MessageSource messages, Locale locale, String... columns) {
        return Stream.of(columns)
                .map(column -> messages.getMessage("imports.column." + column, null, locale))
                .toList();
    }
}
