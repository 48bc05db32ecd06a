// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.belay.tenancy.RuleViolation;

/**
 * A letter that a module sends and an organization may put into its own words. A bean of this type is all it takes. The
 * shipped words stand in a message bundle under {@code <key>.subject} and {@code <key>.body}; what administrators choose
 * by under {@code letter.<name>}, what a place stands for under {@code letter.place.<place>}.
 *
 * @param name in addresses, as {@code invitation}
 * @param key as {@code access.mail.invitation}
 */
public record LetterKind(String name, String key, List<Place> places) {

    static final String ITEMS = "items";

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_BODY = 10_000;

    /** What a place takes. Only a link becomes one; whatever is in a text stays text. */
    public enum Sort {
        TEXT,
        LINK,
        LIST
    }

    /**
     * A place to fill in.
     *
     * @param required whether the text is no use without it
     * @param sample what the preview shows
     */
    public record Place(String name, Sort sort, boolean required, String sample) {

        public static Place text(String name, String sample) {
            return new Place(name, Sort.TEXT, false, sample);
        }

        public static Place link(String name, boolean required, String sample) {
            return new Place(name, Sort.LINK, required, sample);
        }

        /** The things that the letter tells, each with its link; in a paragraph of its own. */
        public static Place items() {
            return new Place(ITEMS, Sort.LIST, true, "");
        }
    }

    public LetterKind {
        places = List.copyOf(places);
    }

    /** What an organization says instead of the shipped words. */
    public record Wording(String subject, String body) {}

    /** Place → sample. */
    Map<String, String> samples() {
        return places.stream()
                .filter(place -> place.sort() != Sort.LIST)
                .collect(Collectors.toMap(Place::name, Place::sample));
    }

    boolean links(String place) {
        return named(place).filter(found -> found.sort() == Sort.LINK).isPresent();
    }

    /**
     * The wording, tidied.
     *
     * @throws RuleViolation when it is empty or too long, names a place that is none, or lacks one it needs
     */
    public Wording check(String subject, String body) {
        var wording = new Wording(
                subject.replaceAll("\\p{Cntrl}+", " ").strip(),
                body.replaceAll("\\R", "\n").strip() + "\n");
        if (wording.subject().isEmpty() || wording.subject().length() > LONGEST_SUBJECT) {
            throw new RuleViolation("letter.subject.length", LONGEST_SUBJECT);
        }
        if (wording.body().isBlank() || wording.body().length() > LONGEST_BODY) {
            throw new RuleViolation("letter.body.length", LONGEST_BODY);
        }
        Letter.places(wording.subject()).forEach(place -> {
            if (named(place).filter(known -> known.sort() == Sort.TEXT).isEmpty()) {
                throw new RuleViolation("letter.place.unknown-in-subject", place);
            }
        });
        var lines = wording.body().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            for (var place : Letter.places(lines.get(i))) {
                checkIn(lines, i, place);
            }
        }
        var used = Letter.places(wording.body());
        places.stream()
                .filter(place -> place.required() && !used.contains(place.name()))
                .findFirst()
                .ifPresent(place -> {
                    throw new RuleViolation("letter.place.missing", place.name());
                });
        return wording;
    }

    private void checkIn(List<String> lines, int line, String place) {
        var known = named(place).orElseThrow(() -> new RuleViolation("letter.place.unknown", place, line + 1));
        var alone = lines.get(line).strip().equals("[" + place + "]")
                && (line == 0 || lines.get(line - 1).isBlank())
                && (line + 1 == lines.size() || lines.get(line + 1).isBlank());
        if (known.sort() == Sort.LIST && !alone) {
            throw new RuleViolation("letter.place.alone", place, line + 1);
        }
    }

    private Optional<Place> named(String place) {
        return places.stream().filter(known -> known.name().equals(place)).findFirst();
    }
}
