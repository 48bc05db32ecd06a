// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.belay.credits.Credits;
import org.belay.credits.LoggedEntry;
import org.belay.credits.LoggedEntry.Delivery;
import org.belay.credits.Minutes;
import org.belay.tenancy.Ids;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.web.multipart.MultipartFile;

/**
 * What was typed, as it was typed.
 *
 * @param issuer whose credits were typed, asked where the person holds credentials of several issuers
 * @param submission names this opening of the form
 * @param stored id of a file that was stored with an earlier try
 * @param version of the entry that is mended
 */
record EntryForm(
        @Nullable String title,
        @Nullable String date,
        @Nullable String credits,
        @Nullable String issuer,
        @Nullable String minutes,
        @Nullable String provider,
        @Nullable String providerKind,
        @Nullable String delivery,
        @Nullable List<String> countsFor,
        @Nullable List<String> topics,
        @Nullable List<String> approvals,
        @Nullable String domain,
        @Nullable String type,
        @Nullable String submission,
        @Nullable String stored,
        @Nullable MultipartFile certificate,
        @Nullable Long version) {

    private static final String PLACEHOLDER = "–";

    static EntryForm fresh(EntryChoices choices) {
        var last = choices.last() == null ? null : choices.last().entry();
        return new EntryForm(
                "",
                choices.today().toString(),
                "",
                choices.issuer(last == null ? Map.of() : last.printed()),
                "",
                "",
                last == null ? null : last.providerKind(),
                last == null ? null : last.delivery().name(),
                List.copyOf(choices.credentials().keySet()),
                List.of(),
                List.of(),
                last == null ? null : last.domains().firstKey(),
                "",
                Ids.next().toString(),
                "",
                null,
                null);
    }

    static EntryForm of(LoggedEntry entry, EntryChoices choices, long version) {
        var minutes = entry.minutes();
        var issuer = choices.issuer(entry.printed());
        return new EntryForm(
                entry.title(),
                entry.date().toString(),
                Objects.toString(entry.printed().get(issuer), ""),
                issuer,
                minutes == null ? "" : String.valueOf(minutes.count()),
                entry.provider(),
                entry.providerKind(),
                entry.delivery().name(),
                List.copyOf(entry.countsFor()),
                List.copyOf(entry.topics()),
                List.copyOf(entry.approvals()),
                entry.domains().firstKey(),
                entry.type(),
                "",
                "",
                null,
                version);
    }

    /** The same with something in place of a title and a provider that are still to be typed. */
    EntryForm sketched() {
        return new EntryForm(
                filled(title) ? title : PLACEHOLDER,
                date,
                credits,
                issuer,
                minutes,
                filled(provider) ? provider : PLACEHOLDER,
                providerKind,
                delivery,
                countsFor,
                topics,
                approvals,
                domain,
                type,
                submission,
                stored,
                null,
                version);
    }

    /** The same with the file that came with it, or with an earlier try. */
    EntryForm with(@Nullable UUID file) {
        return new EntryForm(
                title,
                date,
                credits,
                issuer,
                minutes,
                provider,
                providerKind,
                delivery,
                countsFor,
                topics,
                approvals,
                domain,
                type,
                submission,
                file == null ? "" : file.toString(),
                null,
                version);
    }

    /** The file of an earlier try. */
    @Nullable
    UUID file() {
        try {
            return stored == null || stored.isBlank() ? null : UUID.fromString(stored);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** What it says; empty when a field does not make sense, which the errors then tell at that field. */
    Optional<EntryDetails> read(EntryChoices choices, Errors errors, @Nullable LoggedEntry mended) {
        var title = field(errors, "title", () -> EntryDetails.text(this.title, "title"));
        var date = field(errors, "date", () -> EntryDetails.notAfter(choices.today(), day(this.date)));
        var credits = filled(this.credits) ? field(errors, "credits", () -> amount(this.credits)) : null;
        var issuer = credits == null || !choices.severalIssuers()
                ? choices.issuer(Map.of())
                : chosen(errors, "issuer", this.issuer, choices.issuers());
        var minutes = filled(this.minutes) ? field(errors, "minutes", () -> count(this.minutes)) : null;
        if (!filled(this.credits) && !filled(this.minutes)) {
            errors.rejectValue("credits", "credits.entry.amount.missing");
        }
        var provider = field(errors, "provider", () -> EntryDetails.text(this.provider, "provider"));
        var providerKind = chosen(errors, "providerKind", this.providerKind, choices.providerKinds());
        var delivery = field(errors, "delivery", () -> delivery(this.delivery));
        var domain = chosen(errors, "domain", this.domain, choices.domains());
        var type = filled(this.type) ? chosen(errors, "type", this.type, choices.types()) : "";
        var ticked = ticked(errors, "countsFor", countsFor, choices.credentials());
        var topics = ticked(errors, "topics", this.topics, choices.topics());
        var approvals = ticked(errors, "approvals", this.approvals, choices.approvals());
        if (errors.hasErrors()
                || title == null
                || date == null
                || issuer == null
                || provider == null
                || providerKind == null
                || delivery == null
                || domain == null
                || type == null) {
            return Optional.empty();
        }
        var domains = mended != null && mended.domains().firstKey().equals(domain)
                ? mended.domains()
                : new TreeMap<>(Map.of(domain, 1));
        return Optional.of(new EntryDetails(
                title,
                date,
                minutes,
                printed(mended == null ? Map.of() : mended.printed(), choices, issuer, credits),
                provider,
                providerKind,
                delivery,
                domains,
                type.isEmpty() ? choices.usualType(delivery) : type,
                ticked,
                topics,
                approvals));
    }

    /** What is stored with the credits shown replaced; a form shows those of one issuer. */
    private static Map<String, Credits> printed(
            Map<String, Credits> stored, EntryChoices choices, String issuer, @Nullable Credits credits) {
        var printed = new TreeMap<>(stored);
        printed.remove(choices.issuer(stored));
        if (credits != null) {
            printed.put(issuer, credits);
        }
        return printed;
    }

    /** Deliveries to choose from, as the keys of their names. */
    static List<String> deliveries() {
        return Arrays.stream(Delivery.values()).map(Enum::name).collect(Collectors.toList());
    }

    private static boolean filled(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static <T> @Nullable T field(Errors errors, String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuleViolation broken) {
            errors.rejectValue(field, broken.messageKey(), broken.parameters(), broken.messageKey());
            return null;
        }
    }

    private static @Nullable String chosen(
            Errors errors, String field, @Nullable String key, Map<String, String> choices) {
        return field(errors, field, () -> {
            var chosen = Objects.toString(key, "");
            EntryDetails.among(choices.keySet(), chosen, field);
            return chosen;
        });
    }

    private static Set<String> ticked(
            Errors errors, String field, @Nullable List<String> keys, Map<String, String> choices) {
        var ticked = Set.copyOf(Objects.requireNonNullElse(keys, List.<String>of()));
        if (!choices.keySet().containsAll(ticked)) {
            errors.rejectValue(field, "credits.entry." + field + ".unknown");
        }
        return ticked;
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return LocalDate.parse(Objects.toString(text, ""));
        } catch (DateTimeParseException _) {
            throw new RuleViolation("credits.entry.date.missing");
        }
    }

    private static Credits amount(@Nullable String text) {
        BigDecimal amount;
        try {
            amount = new BigDecimal(Objects.toString(text, "").strip().replace(',', '.'));
            if (amount.precision() > 12 || Math.abs(amount.scale()) > 12 || amount.signum() < 0) {
                throw new RuleViolation("credits.entry.credits.range", "100");
            }
            return EntryDetails.credits(new Credits(amount.stripTrailingZeros()));
        } catch (NumberFormatException _) {
            throw new RuleViolation("credits.entry.credits.number");
        } catch (IllegalArgumentException _) {
            throw new RuleViolation("credits.entry.credits.decimals");
        }
    }

    private static Minutes count(@Nullable String text) {
        try {
            return EntryDetails.minutes(
                    Integer.parseInt(Objects.toString(text, "").strip()));
        } catch (NumberFormatException _) {
            throw new RuleViolation("credits.entry.minutes.number");
        }
    }

    private static Delivery delivery(@Nullable String text) {
        return Arrays.stream(Delivery.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("credits.entry.delivery.missing"));
    }
}
