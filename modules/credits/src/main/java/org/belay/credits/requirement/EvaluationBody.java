// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.belay.credits.Credits;
import org.belay.credits.Cycle;
import org.belay.credits.EntryId;
import org.belay.credits.HolderFact;
import org.belay.credits.Holding;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Minutes;
import org.belay.credits.StatusEvent;
import org.jspecify.annotations.Nullable;

/**
 * What is to be evaluated.
 *
 * @param asOf the day to evaluate for
 * @param knownAt entries logged after it are left out, as if they were not known yet
 * @param requirements the text of a pack to evaluate by instead of those in use
 */
record EvaluationBody(
        @NotNull @Nullable LocalDate asOf,
        @Nullable Instant knownAt,
        @NotNull @Valid @Size(max = 50) @Nullable List<HeldBody> credentials,
        @NotNull @Valid @Size(max = 5_000) @Nullable List<LoggedBody> entries,
        @Valid @Size(max = 100) @Nullable List<FactBody> facts,
        @Size(max = 200_000) @Nullable String requirements) {

    /** A credential and the cycle to evaluate. */
    record HeldBody(
            @NotBlank @Nullable String code,
            @Nullable LocalDate certified,
            @NotNull @Nullable LocalDate start,
            @NotNull @Nullable LocalDate end,
            @Valid @Size(max = 100) @Nullable List<EventBody> events) {

        Holding holding() {
            return new Holding(
                    Objects.requireNonNull(code),
                    Objects.requireNonNullElse(certified, LocalDate.EPOCH),
                    Cycle.typed(Objects.requireNonNull(start), Objects.requireNonNull(end)),
                    Objects.requireNonNullElse(events, List.<EventBody>of()).stream()
                            .map(EventBody::event)
                            .toList());
        }
    }

    record EventBody(
            @NotNull StatusEvent.@Nullable Status status,
            @NotNull @Nullable LocalDate from,
            @Nullable LocalDate until) {

        StatusEvent event() {
            return new StatusEvent(Objects.requireNonNull(status), Objects.requireNonNull(from), until);
        }
    }

    record FactBody(
            @NotBlank @Nullable String fact,
            @NotBlank @Nullable String is,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        HolderFact holderFact() {
            return new HolderFact(Objects.requireNonNull(fact), Objects.requireNonNull(is), from, to);
        }
    }

    /** An entry; without an id it goes by its place in the list. */
    record LoggedBody(
            @Nullable UUID id,
            @NotBlank @Size(max = 200) @Nullable String title,
            @NotNull @Nullable LocalDate date,
            @Nullable Integer minutes,
            @Nullable Map<String, BigDecimal> credits,
            @Nullable String provider,
            @NotBlank @Nullable String providerKind,
            LoggedEntry.@Nullable Delivery delivery,
            @NotEmpty @Nullable Map<String, Integer> domains,
            @NotBlank @Nullable String type,
            @Nullable Boolean certificate,
            @Nullable Boolean waiting,
            @NotEmpty @Nullable Set<String> countsFor,
            @Nullable Set<String> topics,
            @Nullable Set<String> approvals,
            @Nullable Map<String, String> placed,
            @Nullable Instant loggedAt) {

        LoggedEntry entry(int number) {
            var given = id == null ? UUID.nameUUIDFromBytes(("entry " + number).getBytes(StandardCharsets.UTF_8)) : id;
            return new LoggedEntry(
                    new EntryId(given),
                    Objects.requireNonNull(title),
                    Objects.requireNonNullElse(provider, ""),
                    Objects.requireNonNull(providerKind),
                    Objects.requireNonNull(date),
                    minutes == null ? null : new Minutes(minutes),
                    Objects.requireNonNullElse(credits, Map.<String, BigDecimal>of()).entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, amount -> amount(amount.getValue()))),
                    Objects.requireNonNullElse(delivery, LoggedEntry.Delivery.LIVE_ONLINE),
                    new TreeMap<>(Objects.requireNonNull(domains)),
                    Objects.requireNonNull(type),
                    Objects.requireNonNullElse(certificate, true),
                    Boolean.TRUE.equals(waiting) ? LoggedEntry.State.WAITING : LoggedEntry.State.COUNTED,
                    Objects.requireNonNull(countsFor),
                    Objects.requireNonNullElse(topics, Set.of()),
                    Objects.requireNonNullElse(approvals, Set.of()),
                    Objects.requireNonNullElse(placed, Map.of()));
        }

        private static Credits amount(BigDecimal amount) {
            if (amount.precision() > 12 || Math.abs(amount.scale()) > 12) {
                throw new IllegalArgumentException("Credits have at most two decimals");
            }
            return new Credits(amount.stripTrailingZeros());
        }
    }

    LocalDate day() {
        return Objects.requireNonNull(asOf);
    }

    List<Holding> holdings() {
        return Objects.requireNonNull(credentials).stream()
                .map(HeldBody::holding)
                .toList();
    }

    List<LoggedEntry> logged() {
        var all = Objects.requireNonNull(entries);
        return IntStream.range(0, all.size())
                .filter(number -> known(all.get(number)))
                .mapToObj(number -> all.get(number).entry(number))
                .toList();
    }

    List<HolderFact> holderFacts() {
        return Objects.requireNonNullElse(facts, List.<FactBody>of()).stream()
                .map(FactBody::holderFact)
                .distinct()
                .toList();
    }

    private boolean known(LoggedBody entry) {
        return knownAt == null || entry.loggedAt() == null || !entry.loggedAt().isAfter(knownAt);
    }
}
