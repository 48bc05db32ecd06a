// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

import java.util.List;

/**
 * Something to tell about a bundle. The words stand in the bundle {@code messages/roster} under the key.
 *
 * @param file name of the file in the zip, or empty for the zip as a whole
 * @param line line on which the row starts (the header is line 1), or 0 for the file as a whole
 * @param column header of the column, or empty for the row as a whole
 */
public record RowMessage(String file, int line, String column, Severity severity, String key, List<String> parameters) {

    /** An error keeps a row (or the bundle) out; a warning should be looked at; a note only informs. */
    public enum Severity {
        ERROR,
        WARNING,
        NOTE
    }

    private static final int LONGEST = 80;

    public RowMessage {
        parameters = parameters.stream().map(RowMessage::shown).toList();
    }

    public static RowMessage error(String file, int line, String column, String key, Object... parameters) {
        return of(Severity.ERROR, file, line, column, key, parameters);
    }

    static RowMessage of(Severity severity, String file, int line, String column, String key, Object... parameters) {
        return new RowMessage(
                file,
                line,
                column,
                severity,
                key,
                List.of(parameters).stream().map(String::valueOf).toList());
    }

    /** What came from a file is cut and freed of invisible characters before it is shown. */
    private static String shown(String value) {
        var clean = new StringBuilder();
        value.codePoints()
                .limit(LONGEST)
                .map(c -> Column.isInvisible(c) ? '\uFFFD' : c)
                .forEach(clean::appendCodePoint);
        if (value.codePointCount(0, value.length()) > LONGEST) {
            clean.append('…');
        }
        return clean.toString();
    }
}
