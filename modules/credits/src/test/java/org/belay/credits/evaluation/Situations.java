// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.belay.credits.Credits;
import org.belay.credits.Cycle;
import org.belay.credits.EntryId;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Minutes;
import org.belay.credits.pack.Pack;
import org.belay.credits.pack.PackReader;
import org.jspecify.annotations.Nullable;

/** Holders and entries that the tests speak of, and a draft to vary an entry. */
public final class Situations {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private Situations() {}

    public static Holding anRhia() {
        return new Holding(
                "RHIA", LocalDate.of(2019, 5, 4), Cycle.typed(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 31)));
    }

    public static Holding anRhit() {
        return new Holding(
                "RHIT", LocalDate.of(2025, 3, 1), Cycle.typed(LocalDate.of(2025, 3, 1), LocalDate.of(2027, 2, 28)));
    }

    public static Draft anEntry(int number) {
        return new Draft(number);
    }

    public static String shippedText() {
        try (var stream = Situations.class.getResourceAsStream("/packs/ahima.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped pack without its own cases and with RHIT's total changed; optionally RHIA and RHIT stand side by side. */
    public static Pack packWith(int rhitTotal, boolean sideBySide) {
        var text = shippedText();
        text = text.substring(0, text.indexOf("cases:")) + "cases: []\n";
        text = text.replace("total: {value: 20,", "total: {value: " + rhitTotal + ",");
        if (sideBySide) {
            text = text.replace("    supersedes: {value: [RHIT], source: faq-2021}\n", "");
        }
        return PackReader.read("test.yaml", text);
    }

    /** One credit from a live webinar on privacy by AHIMA, logged for RHIA and RHIT, until told otherwise. */
    public static final class Draft {

        private final int number;
        private String title;
        private String provider = "Example provider";
        private String providerKind = "ahima_or_component";
        private LocalDate date = LocalDate.of(2026, 2, 3);
        private @Nullable Minutes minutes = new Minutes(60);
        private Map<String, Credits> printed = Map.of();
        private TreeMap<String, Integer> domains = new TreeMap<>(Map.of("privacy-security", 1));
        private String type = "webinar";
        private LoggedEntry.State state = LoggedEntry.State.COUNTED;
        private Set<String> countsFor = Set.of("RHIA", "RHIT");
        private LoggedEntry.Delivery delivery = LoggedEntry.Delivery.LIVE_ONLINE;
        private Set<String> topics = Set.of();
        private Set<String> approvals = Set.of();
        private Map<String, String> placed = Map.of();

        private Draft(int number) {
            this.number = number;
            this.title = "Course " + number;
        }

        public Draft titled(String title) {
            this.title = title;
            return this;
        }

        public Draft by(String provider) {
            this.provider = provider;
            return this;
        }

        public Draft fromElsewhere() {
            this.providerKind = "other";
            return this;
        }

        public Draft on(String date) {
            this.date = LocalDate.parse(date);
            return this;
        }

        public Draft minutes(int count) {
            this.minutes = new Minutes(count);
            return this;
        }

        public Draft withoutMinutes() {
            this.minutes = null;
            return this;
        }

        public Draft printed(String credits) {
            this.printed = Map.of("ahima", Credits.of(credits));
            return this;
        }

        public Draft printedOnly(String credits) {
            return withoutMinutes().printed(credits);
        }

        public Draft outside() {
            return in(Map.of("outside", 1));
        }

        public Draft in(Map<String, Integer> domains) {
            this.domains = new TreeMap<>(domains);
            return this;
        }

        public Draft type(String type) {
            this.type = type;
            return this;
        }

        public Draft waiting() {
            this.state = LoggedEntry.State.WAITING;
            return this;
        }

        public Draft countsFor(String... codes) {
            this.countsFor = Set.copyOf(Arrays.asList(codes));
            return this;
        }

        public Draft placed(String issuer, String credential) {
            this.placed = Map.of(issuer, credential);
            return this;
        }

        public LoggedEntry made() {
            return new LoggedEntry(
                    new EntryId(new UUID(0, number)),
                    title,
                    provider,
                    providerKind,
                    date,
                    minutes,
                    printed,
                    delivery,
                    domains,
                    type,
                    false,
                    state,
                    countsFor,
                    topics,
                    approvals,
                    placed);
        }
    }

    public static List<LoggedEntry> made(Draft... drafts) {
        return Arrays.stream(drafts).map(Draft::made).toList();
    }
}
