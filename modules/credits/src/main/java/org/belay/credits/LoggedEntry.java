// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the evaluation knows of one entry of continuing education. The kind of provider, the type and the domains are
 * keys that {@link Requirements} offers.
 *
 * @param minutes contact minutes, null where the person gave none
 * @param printed credits on the certificate by issuer key; they win over what the minutes give
 * @param domains domain key to share; the shares are weights, so 1:1 is half and half
 * @param countsFor codes of the credentials that the person ticked
 * @param topics keys of topics that {@link Requirements} offers
 * @param approvals keys of issuers and codes of credentials by and for which the activity was approved
 * @param placed issuer key to the code of the credential that the entry was settled with, by the person or because the
 *     issuer has it so; nothing moves it
 */
public record LoggedEntry(
        EntryId id,
        String title,
        String provider,
        String providerKind,
        LocalDate date,
        @Nullable Minutes minutes,
        Map<String, Credits> printed,
        Delivery delivery,
        SortedMap<String, Integer> domains,
        String type,
        boolean certificate,
        State state,
        Set<String> countsFor,
        Set<String> topics,
        Set<String> approvals,
        Map<String, String> placed) {

    public enum Delivery {
        IN_PERSON,
        LIVE_ONLINE,
        ON_DEMAND
    }

    public enum State {
        /** Settled: it fills the gauge. */
        COUNTED,
        /** Waiting for review: shown beside the gauge, never in it. */
        WAITING
    }

    private static final Credits MOST = Credits.of(1000);

    public LoggedEntry {
        printed = Map.copyOf(printed);
        domains = Collections.unmodifiableSortedMap(new TreeMap<>(domains));
        countsFor = Set.copyOf(countsFor);
        topics = Set.copyOf(topics);
        approvals = Set.copyOf(approvals);
        placed = Map.copyOf(placed);
        if (domains.isEmpty() || domains.values().stream().anyMatch(share -> share < 1 || share > 10_000)) {
            throw new IllegalArgumentException("An entry lies in at least one domain, each with a share of 1 to 10000");
        }
        if (printed.values().stream().anyMatch(credits -> credits.compareTo(MOST) > 0)) {
            throw new IllegalArgumentException("A certificate gives at most " + MOST + " credits");
        }
    }

    /** An entry without topics, approvals and settled placements. */
    public LoggedEntry(
            EntryId id,
            String title,
            String provider,
            String providerKind,
            LocalDate date,
            @Nullable Minutes minutes,
            Map<String, Credits> printed,
            Delivery delivery,
            SortedMap<String, Integer> domains,
            String type,
            boolean certificate,
            State state,
            Set<String> countsFor) {
        this(
                id,
                title,
                provider,
                providerKind,
                date,
                minutes,
                printed,
                delivery,
                domains,
                type,
                certificate,
                state,
                countsFor,
                Set.of(),
                Set.of(),
                Map.of());
    }

    /** Two entries of one title and provider are the same course, however it was typed. */
    public boolean sameCourseAs(LoggedEntry other) {
        return course().equals(other.course());
    }

    /** What is the same for all entries of one course. */
    public Course course() {
        return new Course(plain(title), plain(provider));
    }

    /** A course by its title and provider, as they are compared. */
    public record Course(String title, String provider) {}

    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        for (int place = 0; place < text.length(); place++) {
            char letter = text.charAt(place);
            if (!Character.isWhitespace(letter)) {
                plain.append(Character.toLowerCase(letter));
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        int last = plain.length() - 1;
        return last >= 0 && plain.charAt(last) == ' ' ? plain.substring(0, last) : plain.toString();
    }

    /** The amount split by domain; the parts add up to it exactly, the largest remainders taking the last hundredths. */
    public Map<String, Credits> split(Credits amount) {
        if (domains.size() == 1) {
            return Map.of(domains.firstKey(), amount);
        }
        record Part(String domain, long whole, long remainder) {}
        long shares = domains.values().stream().mapToLong(Integer::longValue).sum();
        var parts = domains.entrySet().stream()
                .map(domain -> new Part(
                        domain.getKey(),
                        amount.hundredths() * domain.getValue() / shares,
                        amount.hundredths() * domain.getValue() % shares))
                .toList();
        long left = amount.hundredths() - parts.stream().mapToLong(Part::whole).sum();
        var raised = parts.stream()
                .sorted(Comparator.comparingLong(Part::remainder).reversed())
                .limit(left)
                .collect(Collectors.toSet());
        var split = new TreeMap<String, Credits>();
        parts.forEach(
                part -> split.put(part.domain(), Credits.ofHundredths(part.whole() + (raised.contains(part) ? 1 : 0))));
        return split;
    }
}
