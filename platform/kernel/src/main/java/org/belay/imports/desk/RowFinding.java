// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.util.List;
import java.util.Locale;
import org.belay.roster.RosterReport;
import org.belay.roster.RowMessage;
import org.springframework.context.MessageSource;

/**
 * A message about a row, in the reader's language.
 *
 * @param line 0 for a file or the zip as a whole
 */
record RowFinding(String file, int line, String column, RowMessage.Severity severity, String text) {

    static List<RowFinding> of(RosterReport report, MessageSource messages, Locale locale) {
        return report.messages().stream()
                .map(message -> new RowFinding(
                        message.file(),
                        message.line(),
                        message.column(),
                        message.severity(),
                        messages.getMessage(message.key(), message.parameters().toArray(), locale)))
                .toList();
    }

    /** Kind of the badge that shows how grave it is. */
    public String kind() {
        return switch (severity) {
            case ERROR -> "problem";
            case WARNING -> "attention";
            case NOTE -> "neutral";
        };
    }

    /** Message key of how grave it is. */
    public String label() {
        return "imports.severity." + severity.name().toLowerCase(Locale.ROOT);
    }
}
