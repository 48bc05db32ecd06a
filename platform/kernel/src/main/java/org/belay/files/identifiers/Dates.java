// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import static org.belay.files.identifiers.Text.NOT;

import java.util.List;

/** Dates that say more than a year. */
final class Dates {

    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private Dates() {}

    /** Where the date that begins here ends, or {@link Text#NOT}. */
    static int read(Text text, int from) {
        if (text.letter(from)) {
            return monthFirst(text, from);
        }
        if (!text.digit(from)) {
            return NOT;
        }
        var figures = inFigures(text, from);
        return figures == NOT ? dayFirst(text, from) : figures;
    }

    private static int inFigures(Text text, int from) {
        var first = text.digits(from, 1, 4);
        if (first == NOT || "/-.".indexOf(text.at(first)) < 0) {
            return NOT;
        }
        var between = text.at(first);
        var second = text.digits(first + 1, 1, 4);
        if (second == NOT) {
            return NOT;
        }
        if (text.at(second) != between || !text.digit(second + 1)) {
            var monthAndYear = between == '/' && month(text, from, first) && year(text, first + 1, second);
            return monthAndYear && !text.word(second) ? second : NOT;
        }
        var third = text.digits(second + 1, 1, 4);
        if (third == NOT || (text.word(third) && text.at(third) != 'T') || more(text, third, between)) {
            return NOT;
        }
        var yearFirst = year(text, from, first) && month(text, first + 1, second) && day(text, second + 1, third);
        var yearLast = (year(text, second + 1, third) || third - second == 3)
                && ((month(text, from, first) && day(text, first + 1, second))
                        || (day(text, from, first) && month(text, first + 1, second)));
        return yearFirst || yearLast ? third : NOT;
    }

    private static boolean more(Text text, int at, char between) {
        return text.at(at) == between && text.digit(at + 1);
    }

    /** March 4, 1950; Mar 1950 */
    private static int monthFirst(Text text, int from) {
        var month = monthName(text, from);
        if (month == NOT) {
            return NOT;
        }
        var at = text.blanks(month, 3);
        var first = text.digits(at, 1, 4);
        if (first == NOT) {
            return NOT;
        }
        if (year(text, at, first)) {
            return text.word(first) ? NOT : first;
        }
        return day(text, at, first) ? afterDay(text, first) : NOT;
    }

    /** 4 March 1950 */
    private static int dayFirst(Text text, int from) {
        var day = text.digits(from, 1, 2);
        if (day == NOT || !day(text, from, day)) {
            return NOT;
        }
        var at = ordinal(text, day);
        at = text.at(at) == '-' ? at + 1 : text.blanks(at, 3);
        var month = monthName(text, at);
        if (month == NOT) {
            return NOT;
        }
        at = text.at(month) == '-' ? month + 1 : text.blanks(month, 3);
        var year = text.digits(at, 2, 4);
        return year == NOT || text.word(year) ? month : year;
    }

    private static int afterDay(Text text, int day) {
        var at = ordinal(text, day);
        var end = at;
        at = text.blanks(text.at(at) == ',' ? at + 1 : at, 3);
        var year = text.digits(at, 4, 4);
        return year != NOT && year(text, at, year) && !text.word(year) ? year : text.word(end) ? NOT : end;
    }

    private static int ordinal(Text text, int at) {
        return text.says(at, "st") || text.says(at, "nd") || text.says(at, "rd") || text.says(at, "th") ? at + 2 : at;
    }

    private static int monthName(Text text, int from) {
        var end = from;
        while (text.letter(end) && end - from < 10) {
            end++;
        }
        if (end - from < 3) {
            return NOT;
        }
        for (var month : MONTHS) {
            if ((end - from == 3 || (end - from == 4 && month.startsWith("sept")) || end - from == month.length())
                    && month.regionMatches(true, 0, text.line(), from, end - from)) {
                return text.at(end) == '.' || text.at(end) == ',' ? end + 1 : end;
            }
        }
        return NOT;
    }

    private static boolean year(Text text, int from, int end) {
        return end - from == 4 && text.number(from, end) >= 1880 && text.number(from, end) <= 2100;
    }

    private static boolean month(Text text, int from, int end) {
        return end - from <= 2 && text.number(from, end) >= 1 && text.number(from, end) <= 12;
    }

    private static boolean day(Text text, int from, int end) {
        return end - from <= 2 && text.number(from, end) >= 1 && text.number(from, end) <= 31;
    }
}
