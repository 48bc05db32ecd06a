// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import static org.belay.files.identifiers.Text.NOT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.belay.files.Finding;
import org.belay.files.Finding.Grade;
import org.belay.files.Finding.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a text line by line, once. What only hints at a person (a telephone number, an address, a date) is told
 * where the same page names a patient, and passed over where it does not: a certificate has an e-mail and a date, too.
 */
final class IdentifierScan {

    /** As many findings of a kind on a page as help a reader. */
    private static final int ENOUGH = 3;

    private static final int LONGEST_LINE = 8_000;
    private static final int MOST_PAGES_TOLD = 200;

    private final List<Finding> found = new ArrayList<>();
    private final List<Finding> hints = new ArrayList<>();
    private final Map<Kind, Integer> onPage = new HashMap<>();
    private final Map<Kind, Integer> hintsOnPage = new HashMap<>();
    private final HintReader hintReader = new HintReader();
    private final TableScan table = new TableScan();
    private LabelReader.@Nullable Found waiting;
    private boolean aPatient;
    private int page;
    private int line;

    /** What follows is on another page; 0 where a text has none. */
    void page(int number) {
        endOfPage();
        page = number;
        line = 0;
    }

    void line(String text) {
        line++;
        for (int from = 0; from < text.length() || from == 0; from += LONGEST_LINE) {
            piece(text.substring(from, Math.min(text.length(), from + LONGEST_LINE)));
        }
    }

    /** The name of the file. */
    void name(String name) {
        piece(name.replace('_', ' '));
        waiting = null;
    }

    List<Finding> end() {
        endOfPage();
        return List.copyOf(found);
    }

    private void piece(String piece) {
        if (piece.isBlank()) {
            table.end();
            return;
        }
        var text = new Text(piece);
        valueOfTheLineBefore(text);
        table.line(piece, this::tell);
        var at = 0;
        while (at < text.length()) {
            at = text.word(at) || text.at(at) == '@' || text.at(at) == '(' ? readAt(text, at) : at + 1;
        }
    }

    /** Reads what begins here, and answers where to go on. */
    private int readAt(Text text, int at) {
        if (text.begins(at)) {
            var label = text.letter(at) ? LabelReader.at(text, at) : null;
            if (label != null) {
                return labelled(text, label);
            }
            var number = standingAlone(text, at);
            if (number != NOT) {
                return number;
            }
        }
        var hint = hintReader.read(text, at);
        if (hint != null) {
            hint(hint.kind());
            return Math.max(at + 1, hint.end());
        }
        return at + 1;
    }

    private int labelled(Text text, LabelReader.Found label) {
        if (label.value() >= text.length()) {
            waiting = label.signed() && text.line().indexOf('_', label.end()) < 0 ? label : null;
            return label.end();
        }
        var end = label.valueEnd(text, label.value());
        if (end == NOT) {
            return label.end();
        }
        tell(label.label());
        return end;
    }

    /** A label at the end of a line stands before the line below it. */
    private void valueOfTheLineBefore(Text text) {
        var label = waiting;
        waiting = null;
        if (label == null) {
            return;
        }
        var end = label.valueEnd(text, text.blanks(0, 40));
        var alone = end != NOT && text.line().substring(end).isBlank();
        if (end != NOT && (alone || label.label().kind() != Kind.NAME)) {
            tell(label.label());
        }
    }

    private int standingAlone(Text text, int at) {
        if (text.digit(at)) {
            var dashed = Numbers.socialSecurity(text, at, '-');
            if (dashed != NOT) {
                certain(Kind.SOCIAL_SECURITY_NUMBER);
                return dashed;
            }
            var spaced = Numbers.socialSecurity(text, at, ' ');
            if (spaced != NOT) {
                add(Kind.SOCIAL_SECURITY_NUMBER, Grade.POSSIBLE);
                return spaced;
            }
            var plan = Numbers.medicare(text, at);
            if (plan != NOT) {
                certain(Kind.PLAN_NUMBER);
                return plan;
            }
        }
        var vehicle = Numbers.vehicle(text, at);
        if (vehicle != NOT) {
            add(Kind.VEHICLE, Grade.POSSIBLE);
        }
        return vehicle;
    }

    private void tell(Label label) {
        aPatient |= label.namesAPatient();
        if (label.grade() == Grade.CERTAIN || label.alone()) {
            add(label.kind(), label.grade());
        } else {
            hint(label.kind());
        }
    }

    private void certain(Kind kind) {
        aPatient = true;
        add(kind, Grade.CERTAIN);
    }

    private void add(Kind kind, Grade grade) {
        if (page <= MOST_PAGES_TOLD && onPage.merge(kind, 1, Integer::sum) <= ENOUGH) {
            found.add(new Finding(kind, grade, page, line));
        }
    }

    private void hint(Kind kind) {
        if (hintsOnPage.merge(kind, 1, Integer::sum) <= ENOUGH) {
            hints.add(new Finding(kind, Grade.POSSIBLE, page, line));
        }
    }

    private void endOfPage() {
        if (aPatient && page <= MOST_PAGES_TOLD) {
            found.addAll(hints);
        }
        hints.clear();
        onPage.clear();
        hintsOnPage.clear();
        table.end();
        waiting = null;
        aPatient = false;
    }
}
