// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

/** What stands in a cell. */
public final class CellText {

    private CellText() {}

    /** Without spaces of any kind at both ends. */
    public static String trimmed(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isSpace(value.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
