// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.belay.credits.Credits;
import org.belay.credits.LoggedEntry.Delivery;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * An entry as sent over the API.
 *
 * @param credits on the certificate, by issuer key
 * @param domains share by domain key
 * @param topics keys of topics, such as ethics, that an issuer asks about
 * @param approvals keys of issuers and codes of credentials by and for which the activity was approved
 * @param certificate id of a file handed in before
 */
record EntryBody(
        @NotBlank @Nullable String title,
        @NotNull @Nullable LocalDate date,
        @Nullable Integer minutes,
        @Nullable Map<String, BigDecimal> credits,
        @NotBlank @Nullable String provider,
        @NotBlank @Nullable String providerKind,
        @NotNull @Nullable Delivery delivery,
        @NotEmpty @Nullable Map<String, Integer> domains,
        @Nullable String type,
        @Nullable Set<String> countsFor,
        @Nullable Set<String> topics,
        @Nullable Set<String> approvals,
        @Nullable UUID certificate) {

    /** @throws RuleViolation for what no entry can say */
    EntryDetails details(EntryChoices choices) {
        var way = Objects.requireNonNull(delivery);
        var details = new EntryDetails(
                Objects.requireNonNull(title),
                Objects.requireNonNull(date),
                minutes == null ? null : EntryDetails.minutes(minutes),
                Objects.requireNonNullElse(credits, Map.<String, BigDecimal>of()).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, amount -> amount(amount.getValue()))),
                Objects.requireNonNull(provider),
                Objects.requireNonNull(providerKind),
                way,
                new TreeMap<>(Objects.requireNonNull(domains)),
                type == null ? choices.usualType(way) : type,
                Objects.requireNonNullElse(countsFor, choices.credentials().keySet()),
                Objects.requireNonNullElse(topics, Set.of()),
                Objects.requireNonNullElse(approvals, Set.of()));
        choices.require(details);
        return details;
    }

    private static Credits amount(BigDecimal amount) {
        if (amount.signum() < 0 || amount.precision() > 12 || Math.abs(amount.scale()) > 12) {
            throw new RuleViolation("credits.entry.credits.range", "100");
        }
        try {
            return EntryDetails.credits(new Credits(amount.stripTrailingZeros()));
        } catch (IllegalArgumentException _) {
            throw new RuleViolation("credits.entry.credits.decimals");
        }
    }
}
