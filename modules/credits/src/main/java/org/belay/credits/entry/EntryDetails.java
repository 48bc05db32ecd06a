// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.belay.credits.Credits;
import org.belay.credits.EntryId;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Minutes;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;

/** What a person says of an activity. The checks stand alone too, so that a form can ask them field by field. */
record EntryDetails(
        String title,
        LocalDate date,
        @Nullable Minutes minutes,
        Map<String, Credits> printed,
        String provider,
        String providerKind,
        LoggedEntry.Delivery delivery,
        SortedMap<String, Integer> domains,
        String type,
        Set<String> countsFor,
        Set<String> topics,
        Set<String> approvals) {

    static final int LONGEST = 200;
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final Credits MOST = Credits.of(100);

    EntryDetails {
        title = text(title, "title");
        provider = text(provider, "provider");
        if (minutes != null) {
            minutes(minutes.count());
        }
        printed.values().forEach(EntryDetails::credits);
        printed = Map.copyOf(printed);
        if (minutes == null && printed.isEmpty()) {
            throw new RuleViolation("credits.entry.amount.missing");
        }
        domains = Collections.unmodifiableSortedMap(new TreeMap<>(domains));
        if (domains.isEmpty()
                || domains.size() > 20
                || domains.values().stream().anyMatch(share -> share < 1 || share > 10_000)) {
            throw new RuleViolation("credits.entry.domain.missing");
        }
        countsFor = Set.copyOf(countsFor);
        topics = Set.copyOf(topics);
        approvals = Set.copyOf(approvals);
    }

    /** Details that say nothing of topics and approvals. */
    EntryDetails(
            String title,
            LocalDate date,
            @Nullable Minutes minutes,
            Map<String, Credits> printed,
            String provider,
            String providerKind,
            LoggedEntry.Delivery delivery,
            SortedMap<String, Integer> domains,
            String type,
            Set<String> countsFor) {
        this(
                title,
                date,
                minutes,
                printed,
                provider,
                providerKind,
                delivery,
                domains,
                type,
                countsFor,
                Set.of(),
                Set.of());
    }

    static String text(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            throw new RuleViolation("credits.entry." + field + ".missing");
        }
        if (text.strip().length() > LONGEST) {
            throw new RuleViolation("credits.entry.too-long", LONGEST);
        }
        return text.strip();
    }

    static Minutes minutes(int count) {
        if (count < 1) {
            throw new RuleViolation("credits.entry.minutes.few");
        }
        if (count > MINUTES_A_DAY) {
            throw new RuleViolation("credits.entry.minutes.many");
        }
        return new Minutes(count);
    }

    static Credits credits(Credits credits) {
        if (credits.isZero() || credits.compareTo(MOST) > 0) {
            throw new RuleViolation("credits.entry.credits.range", MOST.toString());
        }
        return credits;
    }

    static LocalDate notAfter(LocalDate today, LocalDate date) {
        if (date.isAfter(today)) {
            throw new RuleViolation("credits.entry.date.future");
        }
        if (date.isBefore(today.minusYears(20))) {
            throw new RuleViolation("credits.entry.date.old");
        }
        return date;
    }

    static void among(Collection<String> known, String key, String field) {
        if (!known.contains(key)) {
            throw new RuleViolation("credits.entry." + field + ".unknown");
        }
    }

    /** As the evaluation sees it, before it is stored or with what storing adds. */
    LoggedEntry logged(EntryId id, boolean certificate, LoggedEntry.State state) {
        return new LoggedEntry(
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
                topics,
                approvals,
                Map.of());
    }

    static EntryDetails of(LoggedEntry entry) {
        return new EntryDetails(
                entry.title(),
                entry.date(),
                entry.minutes(),
                entry.printed(),
                entry.provider(),
                entry.providerKind(),
                entry.delivery(),
                entry.domains(),
                entry.type(),
                entry.countsFor(),
                entry.topics(),
                entry.approvals());
    }
}
