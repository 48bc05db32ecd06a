// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What an undo did, or would do.
 *
 * @param kept people who stay as they are, the first thousand
 */
public record Undone(List<Part> parts, List<Kept> kept) {

    public Undone {
        parts = List.copyOf(parts);
        kept = List.copyOf(kept);
    }

    /**
     * One table in numbers.
     *
     * @param used rows that stay because they have been used since
     * @param changed rows that stay because somebody has changed them since
     */
    public record Part(String relation, int removed, int restored, int used, int changed) {

        static Part of(String relation, Collection<String> outcomes) {
            return new Part(
                    relation,
                    count(outcomes, "REMOVED"),
                    count(outcomes, "RESTORED"),
                    count(outcomes, "USED"),
                    count(outcomes, "CHANGED"));
        }

        private static int count(Collection<String> outcomes, String wanted) {
            return (int) outcomes.stream().filter(wanted::equals).count();
        }

        Part and(Part other) {
            return new Part(
                    relation,
                    removed + other.removed,
                    restored + other.restored,
                    used + other.used,
                    changed + other.changed);
        }

        /** Message key of the table's name. */
        public String label() {
            return "imports.relation." + relation;
        }
    }

    /**
     * Somebody who stays.
     *
     * @param reason {@code USED}: the account is stopped instead; {@code CHANGED}: nothing is done
     */
    public record Kept(UUID person, String reason) {

        /** Message key of the reason in words. */
        public String label() {
            return reason.equals("USED") ? "imports.undo.kept.used" : "imports.undo.kept.changed";
        }
    }

    /** Tables of which there is something to tell; what goes with the people is not counted again. */
    public List<Part> touched() {
        return parts.stream()
                .filter(part -> part.removed() + part.restored() + part.used() + part.changed() > 0)
                .toList();
    }

    /** Of all tables together. */
    public int removed() {
        return parts.stream().mapToInt(Part::removed).sum();
    }

    public int restored() {
        return parts.stream().mapToInt(Part::restored).sum();
    }

    public int left() {
        return parts.stream().mapToInt(part -> part.used() + part.changed()).sum();
    }

    /** That of one table, all zero when the import did not touch it. */
    public Part of(String relation) {
        return parts.stream()
                .filter(part -> part.relation().equals(relation))
                .findFirst()
                .orElse(new Part(relation, 0, 0, 0, 0));
    }
}
