// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A mail on the outbox page: its text in lines, each in pieces, of which some are links. */
record OutboxMail(String recipient, String subject, List<List<Piece>> lines, String state, Instant createdAt) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    /** A part of a line. */
    record Piece(String text, boolean link) {}

    static OutboxMail of(String recipient, String subject, String body, String state, Instant createdAt) {
        return new OutboxMail(
                recipient, subject, body.lines().map(OutboxMail::pieces).toList(), state, createdAt);
    }

    static List<Piece> pieces(String line) {
        var pieces = new ArrayList<Piece>();
        var links = LINK.matcher(line);
        var from = 0;
        while (links.find()) {
            if (links.start() > from) {
                pieces.add(new Piece(line.substring(from, links.start()), false));
            }
            pieces.add(new Piece(links.group(), true));
            from = links.end();
        }
        if (from < line.length()) {
            pieces.add(new Piece(line.substring(from), false));
        }
        return pieces;
    }
}
