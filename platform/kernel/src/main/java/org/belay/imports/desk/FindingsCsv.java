// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.belay.web.CsvDownload;
import org.springframework.context.MessageSource;

/** Messages as a CSV file. */
final class FindingsCsv {

    private FindingsCsv() {}

    static void send(HttpServletResponse response, List<RowFinding> findings, MessageSource messages, Locale locale) {
        var headings = Stream.of("file", "line", "column", "severity", "text")
                .map(column -> messages.getMessage("imports.column." + column, null, locale))
                .toList();
        CsvDownload.send(response, "import-messages.csv", headings, rows -> {
            for (var finding : findings) {
                rows.add(
                        finding.file(),
                        finding.line() == 0 ? null : finding.line(),
                        finding.column(),
                        messages.getMessage(finding.label(), null, locale),
                        finding.text());
            }
        });
    }
}
