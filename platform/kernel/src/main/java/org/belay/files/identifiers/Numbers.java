// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import static org.belay.files.identifiers.Text.NOT;

import java.util.Set;

/** Numbers that show by their form what they are. Each reader answers where its number ends, or {@link Text#NOT}. */
final class Numbers {

    /** Numbers that were printed in advertisements and belong to nobody. */
    private static final Set<String> NOBODYS = Set.of("078051120", "219099999", "123456789");
    /** Letters that a Medicare number may hold: none that looks like a digit. */
    private static final String MEDICARE_LETTERS = "ACDEFGHJKMNPQRTUVWXY";

    private static final String MEDICARE_FORM = "CAXNAXNAANN";
    /** The specimen on which Medicare itself shows the form, with its neighbours. */
    private static final String MEDICARE_SPECIMEN = "1EG4TE5MK7";

    private static final String VEHICLE_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String VEHICLE_VALUES = "12345678123457923456789";
    private static final int[] VEHICLE_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    private Numbers() {}

    /** A Social Security number in three groups, with the given sign between them. */
    static int socialSecurity(Text text, int from, char between) {
        if (text.digit(from - 1) || (text.at(from - 1) == '-' && text.digit(from - 2))) {
            return NOT;
        }
        var area = text.digits(from, 3, 3);
        if (area == NOT || text.at(area) != between) {
            return NOT;
        }
        var group = text.digits(area + 1, 2, 2);
        if (group == NOT || text.at(group) != between) {
            return NOT;
        }
        var end = text.digits(group + 1, 4, 4);
        if (end == NOT || text.word(end) || (text.at(end) == '-' && text.word(end + 1))) {
            return NOT;
        }
        return issued(text.line().substring(from, area)
                        + text.line().substring(area + 1, group)
                        + text.line().substring(group + 1, end))
                ? end
                : NOT;
    }

    /** Nine digits in a row that could be one. */
    static int socialSecurityUnbroken(Text text, int from) {
        var end = text.digits(from, 9, 9);
        return end != NOT && !text.word(end) && issued(text.line().substring(from, end)) ? end : NOT;
    }

    private static boolean issued(String nine) {
        var area = Integer.parseInt(nine.substring(0, 3));
        return area != 0
                && area != 666
                && area < 900
                && !nine.startsWith("00", 3)
                && !nine.endsWith("0000")
                && !NOBODYS.contains(nine);
    }

    /** A Medicare beneficiary identifier, with or without the dashes of the card. */
    static int medicare(Text text, int from) {
        var found = new StringBuilder();
        var at = from;
        for (int place = 0; place < MEDICARE_FORM.length(); place++) {
            if ((place == 4 || place == 7) && text.at(at) == '-') {
                at++;
            }
            var one = text.at(at);
            if (!fits(MEDICARE_FORM.charAt(place), one)) {
                return NOT;
            }
            found.append(one);
            at++;
        }
        return text.word(at) || found.toString().startsWith(MEDICARE_SPECIMEN) ? NOT : at;
    }

    private static boolean fits(char form, char one) {
        var digit = one >= '0' && one <= '9';
        var letter = MEDICARE_LETTERS.indexOf(one) >= 0;
        return switch (form) {
            case 'C' -> digit && one != '0';
            case 'N' -> digit;
            case 'A' -> letter;
            default -> digit || letter;
        };
    }

    /** A vehicle's number, by its check digit. */
    static int vehicle(Text text, int from) {
        int sum = 0;
        int letters = 0;
        for (int place = 0; place < VEHICLE_WEIGHTS.length; place++) {
            var one = text.at(from + place);
            var letter = VEHICLE_LETTERS.indexOf(one);
            if (letter < 0 && !text.digit(from + place)) {
                return NOT;
            }
            letters += letter < 0 ? 0 : 1;
            sum += VEHICLE_WEIGHTS[place] * ((letter < 0 ? one : VEHICLE_VALUES.charAt(letter)) - '0');
        }
        var end = from + VEHICLE_WEIGHTS.length;
        var check = sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11);
        return letters > 1 && text.at(from + 8) == check && !text.word(end) ? end : NOT;
    }

    /** A telephone number as it is written in North America. */
    static int phone(Text text, int from) {
        var at = from;
        if (text.at(at) == '+') {
            at++;
        }
        if (text.at(at) == '1' && " -.(".indexOf(text.at(at + 1)) >= 0) {
            at = at + (text.at(at + 1) == '(' ? 1 : 2);
        }
        var open = text.at(at) == '(';
        at += open ? 1 : 0;
        var area = threeDigits(text, at);
        if (area == NOT) {
            return NOT;
        }
        if (open && text.at(area) != ')') {
            return NOT;
        }
        area += open ? 1 : 0;
        area += " -.".indexOf(text.at(area)) >= 0 ? 1 : 0;
        var exchange = threeDigits(text, area);
        if (exchange == NOT || "- .".indexOf(text.at(exchange)) < 0) {
            return NOT;
        }
        var end = text.digits(exchange + 1, 4, 4);
        return end == NOT || text.word(end) || (text.at(end) == '-' && text.digit(end + 1)) ? NOT : end;
    }

    private static int threeDigits(Text text, int from) {
        return text.at(from) >= '2' ? text.digits(from, 3, 3) : NOT;
    }

    /** An address of the internet protocol, in either of its versions. */
    static int internetAddress(Text text, int from) {
        var four = four(text, from);
        return four == NOT ? six(text, from) : four;
    }

    private static int four(Text text, int from) {
        if (text.at(from - 1) == '.') {
            return NOT;
        }
        var at = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0 && text.at(at++) != '.') {
                return NOT;
            }
            var end = text.digits(at, 1, 3);
            if (end == NOT || text.number(at, end) > 255) {
                return NOT;
            }
            at = end;
        }
        return text.word(at) || (text.at(at) == '.' && text.digit(at + 1)) ? NOT : at;
    }

    private static int six(Text text, int from) {
        int colons = 0;
        var shortened = false;
        var at = from;
        for (; at - from < 40; at++) {
            var one = text.at(at);
            if (one == ':') {
                colons++;
                shortened |= text.at(at + 1) == ':';
            } else if (Character.digit(one, 16) < 0) {
                break;
            }
        }
        return colons == 7 || (shortened && colons > 2 && colons < 8) ? at : NOT;
    }
}
