// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.belay.notices.LetterKind.Wording;

/**
 * What a mail says, made from a wording with places in square brackets.
 *
 * @param blocks of the text, for its web form
 */
public record Letter(String subject, String text, List<Block> blocks) {

    private static final Pattern PLACE = Pattern.compile("\\[([a-z][a-z-]*)]");
    private static final String ITEMS = "[" + LetterKind.ITEMS + "]";

    /** One of the things that a mail tells, and the full address of its page. */
    public record Item(String text, String address) {}

    /** A paragraph of lines in pieces, or a list of things. */
    record Block(List<List<OutboxMail.Piece>> lines, List<Item> items) {}

    /** The text line by line. */
    public List<String> lines() {
        return text.lines().toList();
    }

    /** The names in square brackets, as often as they stand there. */
    static List<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** @param links which places become links; nothing else does, whatever it looks like */
    static Letter of(Wording wording, Map<String, String> values, List<Item> items, Predicate<String> links) {
        var text = new StringBuilder();
        var blocks = new ArrayList<Block>();
        for (var paragraph : paragraphs(wording.body())) {
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            if (paragraph.strip().equals(ITEMS)) {
                items.forEach(item -> text.append("- ")
                        .append(item.text())
                        .append("\n  ")
                        .append(item.address())
                        .append('\n'));
                text.setLength(Math.max(0, text.length() - 1));
                blocks.add(new Block(List.of(), List.copyOf(items)));
            } else {
                var lines = paragraph
                        .strip()
                        .lines()
                        .map(line -> pieces(line, values, links))
                        .toList();
                text.append(String.join("\n", lines.stream().map(Letter::joined).toList()));
                blocks.add(new Block(lines, List.of()));
            }
        }
        var subject = joined(pieces(wording.subject(), values, links));
        return new Letter(subject, text.append('\n').toString(), List.copyOf(blocks));
    }

    /** What stands between lines that are blank, in the sense in which the wording was checked. */
    private static List<String> paragraphs(String body) {
        var paragraphs = new ArrayList<String>();
        var lines = new ArrayList<String>();
        for (var line : body.lines().toList()) {
            if (!line.isBlank()) {
                lines.add(line);
            } else if (!lines.isEmpty()) {
                paragraphs.add(String.join("\n", lines));
                lines.clear();
            }
        }
        if (!lines.isEmpty()) {
            paragraphs.add(String.join("\n", lines));
        }
        return paragraphs;
    }

    /** In one pass, so that a name with brackets in it stays what it is; and in one line, whatever a value holds. */
    private static List<OutboxMail.Piece> pieces(String line, Map<String, String> values, Predicate<String> links) {
        var pieces = new ArrayList<OutboxMail.Piece>();
        var from = 0;
        var places = PLACE.matcher(line);
        while (places.find()) {
            var value = values.get(places.group(1));
            if (value != null) {
                if (places.start() > from) {
                    pieces.add(new OutboxMail.Piece(line.substring(from, places.start()), false));
                }
                pieces.add(new OutboxMail.Piece(value.replaceAll("\\p{Cntrl}+", " "), links.test(places.group(1))));
                from = places.end();
            }
        }
        if (from < line.length()) {
            pieces.add(new OutboxMail.Piece(line.substring(from), false));
        }
        return List.copyOf(pieces);
    }

    private static String joined(List<OutboxMail.Piece> pieces) {
        return String.join("", pieces.stream().map(OutboxMail.Piece::text).toList());
    }
}
