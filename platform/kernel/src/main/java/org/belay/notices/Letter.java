// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a mail says, made from a wording with places in square brackets.
 *
 * @param blocks of the text, for its web form
 */
public record Letter(String subject, String text, List<Block> blocks) {

    static final String ITEMS = "[items]";

    /** A subject and a text in which {@code [name]} stands for what is to be filled in. */
    record Wording(String subject, String body) {}

    /** One of the things that a mail tells, and the full address of its page. */
    public record Item(String text, String address) {}

    /** A paragraph of lines in pieces, or a list of things. */
    record Block(List<List<OutboxMail.Piece>> lines, List<Item> items) {}

    static Letter of(Wording wording, Map<String, String> values, List<Item> items) {
        var text = new StringBuilder();
        var blocks = new ArrayList<Block>();
        for (var paragraph : wording.body().strip().split("\\R\\s*\\R")) {
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
                var filled = fill(paragraph.strip(), values);
                text.append(filled);
                blocks.add(new Block(filled.lines().map(OutboxMail::pieces).toList(), List.of()));
            }
        }
        return new Letter(fill(wording.subject(), values), text.append('\n').toString(), List.copyOf(blocks));
    }

    /** In one pass, so that a name with brackets in it stays what it is. */
    private static String fill(String text, Map<String, String> values) {
        var filled = new StringBuilder();
        var from = 0;
        for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', from)) {
            var close = text.indexOf(']', open);
            var value = close < 0 ? null : values.get(text.substring(open + 1, close));
            filled.append(text, from, open).append(value == null ? "[" : value);
            from = value == null ? open + 1 : close + 1;
        }
        return filled.append(text.substring(from)).toString();
    }
}
