// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import static org.belay.files.identifiers.Text.NOT;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a label and what stands behind it. */
final class LabelReader {

    private static final int WIDEST_GAP = 40;
    private static final String SIGNS = ":#=|\t";
    private static final String GAPS = " .)*_\u00a0";

    private LabelReader() {}

    /**
     * A label in a line.
     *
     * @param value where its value begins; the end of the line if there is none on it
     * @param signed whether a sign such as a colon stands between the two
     */
    record Found(Label label, int end, int value, boolean signed) {

        boolean announced() {
            return signed || label.announcesANumber();
        }

        /** Where the value ends, or {@link Text#NOT} when none of the right form stands there. */
        int valueEnd(Text text, int from) {
            return label.needsASign() && !signed ? NOT : Values.of(label, text, from, announced());
        }
    }

    /** The longest label that begins here. */
    static @Nullable Found at(Text text, int from) {
        var first = wordAt(text, from);
        for (var label : Label.beginningWith(first)) {
            var end = endOf(label, text, from);
            if (end != NOT) {
                return behind(label, text, end);
            }
        }
        return null;
    }

    private static int endOf(Label label, Text text, int from) {
        var at = from;
        for (int i = 0; i < label.words().size(); i++) {
            if (i > 0) {
                at = gap(text, at);
            }
            if (!wordAt(text, at).equals(label.words().get(i))) {
                return NOT;
            }
            at = endOfLabelWord(text, at);
        }
        return at;
    }

    private static int gap(Text text, int from) {
        var at = from;
        while (at - from < 3 && " .-_/".indexOf(text.at(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** The word here in lower case, without an apostrophe; “no” and the like read as “number”. */
    static String wordAt(Text text, int from) {
        var end = endOfLabelWord(text, from);
        if (end - from > 20) {
            return "";
        }
        var word = text.line().substring(Math.min(from, text.length()), Math.min(end, text.length()));
        var plain = word.replace("'", "").replace("’", "").toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "no", "num", "nr", "nbr" -> "number";
            case "identifier" -> "id";
            default -> plain;
        };
    }

    private static int endOfLabelWord(Text text, int from) {
        var end = from;
        while (end - from <= 20
                && (text.letter(end) || ("'’".indexOf(text.at(end)) >= 0 && end > from && text.letter(end + 1)))) {
            end++;
        }
        return end;
    }

    private static Found behind(Label label, Text text, int end) {
        var signed = false;
        var at = end;
        while (at < text.length() && at - end < WIDEST_GAP) {
            var one = text.at(at);
            if (SIGNS.indexOf(one) >= 0) {
                signed = true;
                at++;
            } else if (one == '(') {
                var close = text.line().indexOf(')', at);
                if (close < 0 || close - at > 20 || text.digit(at + 1)) {
                    break;
                }
                at = close + 1;
            } else if (GAPS.indexOf(one) >= 0 || isDash(label, one)) {
                at++;
            } else {
                var word = text.begins(at) ? wordAt(text, at) : "";
                if (word.equals("number") || word.equals("id")) {
                    signed = true;
                } else if (!word.equals("is") && !word.equals("was") && !word.equals("on")) {
                    break;
                }
                at = endOfLabelWord(text, at);
            }
        }
        return new Found(label, end, at, signed);
    }

    private static boolean isDash(Label label, char one) {
        return (one == '-' || one == '–') && !label.needsASign();
    }
}
