// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import static org.belay.files.identifiers.Text.NOT;

import java.util.Locale;
import java.util.Set;
import org.belay.files.Finding.Kind;
import org.jspecify.annotations.Nullable;

/** Reads what is anybody's: addresses, numbers and dates that matter only beside a patient. */
final class HintReader {

    private static final Set<String> STREETS = Set.of(
            "st",
            "street",
            "ave",
            "avenue",
            "rd",
            "road",
            "blvd",
            "boulevard",
            "dr",
            "drive",
            "ln",
            "lane",
            "ct",
            "court",
            "way",
            "pl",
            "place",
            "ter",
            "terrace",
            "pkwy",
            "parkway",
            "hwy",
            "highway",
            "cir",
            "circle");
    private static final Set<String> STATES = Set.of(
            "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY",
            "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH",
            "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "PR");

    /** Something of a kind, up to a place in the line. */
    record Hint(Kind kind, int end) {}

    @Nullable
    Hint read(Text text, int at) {
        if (text.at(at) == '@') {
            var end = email(text, at);
            return end == NOT ? null : new Hint(Kind.EMAIL, end);
        }
        if (text.at(at) == '(') {
            return phone(text, at);
        }
        if (!text.begins(at)) {
            return null;
        }
        return text.digit(at) ? figures(text, at) : words(text, at);
    }

    private static @Nullable Hint figures(Text text, int at) {
        var internet = Numbers.internetAddress(text, at);
        if (internet != NOT) {
            return new Hint(Kind.IP_ADDRESS, internet);
        }
        var phone = text.at(at - 1) == '-' || text.at(at - 1) == '.' ? null : phone(text, at);
        if (phone != null) {
            return phone;
        }
        var date = Dates.read(text, at);
        if (date != NOT) {
            return new Hint(Kind.DATE, date);
        }
        var age = ageInYears(text, at);
        if (age != NOT) {
            return new Hint(Kind.AGE, age);
        }
        var street = street(text, at);
        return street == NOT ? null : new Hint(Kind.PLACE, street);
    }

    private static @Nullable Hint words(Text text, int at) {
        if (text.says(at, "http://") || text.says(at, "https://") || text.says(at, "www.")) {
            var end = at;
            while (end < text.length() && !Character.isWhitespace(text.at(end))) {
                end++;
            }
            return new Hint(Kind.URL, end);
        }
        var date = Dates.read(text, at);
        if (date != NOT) {
            return new Hint(Kind.DATE, date);
        }
        var zip = stateAndZip(text, at);
        if (zip != NOT) {
            return new Hint(Kind.PLACE, zip);
        }
        var age = ageAhead(text, at);
        return age == NOT ? null : new Hint(Kind.AGE, age);
    }

    private static @Nullable Hint phone(Text text, int at) {
        var end = Numbers.phone(text, at);
        if (end == NOT) {
            return null;
        }
        var before = text.line().substring(Math.max(0, at - 14), at).toLowerCase(Locale.ROOT);
        return new Hint(before.contains("fax") ? Kind.FAX : Kind.PHONE, end);
    }

    private static int email(Text text, int at) {
        if (!text.word(at - 1) && "._%+-".indexOf(text.at(at - 1)) < 0) {
            return NOT;
        }
        var end = at + 1;
        var dot = false;
        while (end - at < 255
                && (text.word(end) || ((text.at(end) == '.' || text.at(end) == '-') && text.word(end + 1)))) {
            dot |= text.at(end) == '.';
            end++;
        }
        return dot ? end : NOT;
    }

    /** 93-year-old, 93 y/o, 93 years */
    private static int ageInYears(Text text, int at) {
        var end = text.digits(at, 2, 3);
        if (end == NOT || !veryOld(text, at, end)) {
            return NOT;
        }
        var unit = text.at(end) == '-' ? end + 1 : text.blanks(end, 2);
        for (var word : new String[] {"year", "yr", "y/o", "yo", "y.o"}) {
            if (text.says(unit, word)) {
                return unit + word.length();
            }
        }
        return NOT;
    }

    /** Age: 93; aged 93 */
    private static int ageAhead(Text text, int at) {
        var end = text.says(at, "aged") ? at + 4 : text.says(at, "age") ? at + 3 : NOT;
        if (end == NOT || text.word(end)) {
            return NOT;
        }
        var from = text.blanks(text.at(end) == ':' ? end + 1 : end, 3);
        var number = text.digits(from, 2, 3);
        return number != NOT && veryOld(text, from, number) && !text.word(number) ? number : NOT;
    }

    private static boolean veryOld(Text text, int from, int end) {
        return text.number(from, end) > 89 && text.number(from, end) <= 125;
    }

    /** 12 North Harbor Street */
    private static int street(Text text, int at) {
        var next = text.digits(at, 1, 5);
        if (next == NOT) {
            return NOT;
        }
        for (int words = 0; words < 5; words++) {
            var begin = text.blanks(next, 2);
            if (begin == next || !text.word(begin)) {
                return NOT;
            }
            next = text.endOfWord(begin);
            if (words > 0 && STREETS.contains(text.line().substring(begin, next).toLowerCase(Locale.ROOT))) {
                return next;
            }
            if (!text.capital(begin) && !text.digit(begin)) {
                return NOT;
            }
            next = text.at(next) == '.' ? next + 1 : next;
        }
        return NOT;
    }

    private static int stateAndZip(Text text, int at) {
        if (text.endOfWord(at) != at + 2 || !STATES.contains(text.line().substring(at, at + 2))) {
            return NOT;
        }
        var from = text.blanks(at + 2, 3);
        var end = text.digits(from, 5, 5);
        return from == at + 2 || end == NOT || text.word(end) ? NOT : end;
    }
}
