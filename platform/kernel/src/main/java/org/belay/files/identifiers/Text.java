// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

/** A line, character by character. Nothing here looks further ahead than what it looks for is long. */
record Text(String line) {

    static final int NOT = -1;

    int length() {
        return line.length();
    }

    /** The character at a place; a blank outside the line. */
    char at(int index) {
        return index < 0 || index >= line.length() ? ' ' : line.charAt(index);
    }

    boolean digit(int index) {
        var one = at(index);
        return one >= '0' && one <= '9';
    }

    boolean letter(int index) {
        return Character.isLetter(at(index));
    }

    boolean capital(int index) {
        return Character.isUpperCase(at(index));
    }

    boolean word(int index) {
        return Character.isLetterOrDigit(at(index));
    }

    /** Whether a word begins here. */
    boolean begins(int index) {
        return word(index) && !word(index - 1);
    }

    /** The end of so many digits, at least one, or {@link #NOT}. */
    int digits(int from, int atLeast, int atMost) {
        var end = from;
        while (digit(end) && end - from <= atMost) {
            end++;
        }
        return end - from >= atLeast && end - from <= atMost ? end : NOT;
    }

    int number(int from, int end) {
        return Integer.parseInt(line.substring(from, end));
    }

    /** Whether these letters stand here, in whatever case. */
    boolean says(int from, String letters) {
        return line.regionMatches(true, from, letters, 0, letters.length());
    }

    int endOfWord(int from) {
        var end = from;
        while (word(end)) {
            end++;
        }
        return end;
    }

    int blanks(int from, int atMost) {
        var end = from;
        while (end < line.length() && end - from < atMost && Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return end;
    }
}
