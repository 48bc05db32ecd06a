// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import static org.belay.files.identifiers.Text.NOT;

import java.util.Locale;
import java.util.Set;

/** What may stand behind a label. Each reader answers where the value ends, or {@link Text#NOT}. */
final class Values {

    private static final int LONGEST_NUMBER = 24;
    private static final Set<String> NOBODY = Set.of(
            "test",
            "sample",
            "example",
            "redacted",
            "removed",
            "unknown",
            "withheld",
            "name",
            "first",
            "last",
            "none",
            "doe",
            "anonymous",
            "patient",
            "not",
            "date",
            "mrn",
            "dob",
            "signature",
            "deidentified");
    private static final Set<String> NO_NAME = Set.of(
            "of",
            "the",
            "and",
            "safety",
            "rights",
            "privacy",
            "care",
            "education",
            "access",
            "portal",
            "experience",
            "engagement",
            "identification",
            "identity",
            "matching",
            "records",
            "record",
            "advocacy",
            "outcomes",
            "satisfaction",
            "documentation",
            "data",
            "information",
            "health",
            "flow",
            "intake",
            "for",
            "in",
            "with");

    private Values() {}

    static int of(Label label, Text text, int from, boolean announced) {
        return switch (label.form()) {
            case DATE -> Dates.read(text, from);
            case NAME -> name(text, from);
            case NUMBER -> number(text, from, announced ? 4 : 5);
            case SOCIAL_SECURITY -> socialSecurity(text, from);
            case ANYTHING -> text.word(from) ? text.endOfWord(from) : NOT;
        };
    }

    /** Letters, digits and dashes with enough digits in them, and neither a year nor a date. */
    static int number(Text text, int from, int leastDigits) {
        int digits = 0;
        var at = from;
        while (text.word(at) || (text.at(at) == '-' && text.word(at + 1))) {
            digits += text.digit(at) ? 1 : 0;
            if (++at - from > LONGEST_NUMBER) {
                return NOT;
            }
        }
        if (digits < leastDigits || Dates.read(text, from) != NOT) {
            return NOT;
        }
        var year = digits == 4
                && at - from == 4
                && (text.line().startsWith("19", from) || text.line().startsWith("20", from));
        return year ? NOT : at;
    }

    /** Two words or more that begin with a capital, as in “Rivers, Anna M.”; not the words that forms stand empty with. */
    static int name(Text text, int from) {
        int words = 0;
        var at = from;
        var end = NOT;
        while (words < 4 && text.capital(at)) {
            var after = at;
            while (text.letter(after) || ("'’-".indexOf(text.at(after)) >= 0 && text.letter(after + 1))) {
                after++;
            }
            if (text.digit(after) || text.at(after) == ':') {
                break;
            }
            var word = text.line().substring(at, after).toLowerCase(Locale.ROOT);
            if (NO_NAME.contains(word) || NOBODY.contains(word)) {
                return NOT;
            }
            words++;
            end = after;
            at = after + (text.at(after) == ',' || text.at(after) == '.' ? 1 : 0);
            var next = text.blanks(at, 2);
            if (next == at) {
                break;
            }
            at = next;
        }
        return words >= 2 ? end : NOT;
    }

    static int socialSecurity(Text text, int from) {
        for (var between : new char[] {'-', ' ', '.'}) {
            var end = Numbers.socialSecurity(text, from, between);
            if (end != NOT) {
                return end;
            }
        }
        return Numbers.socialSecurityUnbroken(text, from);
    }
}
