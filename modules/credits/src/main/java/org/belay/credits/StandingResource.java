// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.belay.credits.Requirements.Credential;
import org.jspecify.annotations.Nullable;

/** A standing as the API answers it; the sentences are those of the pages. */
public record StandingResource(
        LocalDate asOf, boolean optimal, List<CredentialStanding> credentials, List<PortfolioStanding> portfolios) {

    public record CredentialStanding(
            String credential,
            String issuer,
            String requirements,
            @Nullable String supersededBy,
            StatusEvent.Status status,
            boolean portfolio,
            Cycle cycle,
            long daysLeft,
            Credits required,
            Credits counted,
            Credits missing,
            Credits waiting,
            Credits surplus,
            boolean complete,
            String headline,
            String advice,
            List<MinimumStanding> minimums,
            List<DeadlineSet> deadlines,
            @Nullable LocalDate forecast,
            List<EntryStanding> entries) {}

    public record PortfolioStanding(
            String key,
            String name,
            String issuer,
            List<String> credentials,
            Cycle cycle,
            Credits required,
            Credits counted,
            Credits missing,
            boolean complete,
            List<MinimumStanding> minimums) {}

    public record MinimumStanding(
            String key,
            String label,
            @Nullable Integer percent,
            Credits needed,
            Credits have,
            Credits missing,
            boolean met,
            @Nullable LocalDate by,
            Source source) {

        static MinimumStanding of(Standing.OfMinimum one) {
            return new MinimumStanding(
                    one.key(),
                    one.label(),
                    one.percent(),
                    one.needed(),
                    one.have(),
                    one.missing(),
                    one.met(),
                    one.by(),
                    one.source());
        }
    }

    public record DeadlineSet(String key, LocalDate date, Source source) {}

    public record EntryStanding(
            EntryId entry,
            Credits worth,
            Credits counted,
            Credits waiting,
            Map<String, Credits> towards,
            List<ReasonGiven> reasons) {}

    public record ReasonGiven(
            String code, String sentence, @Nullable Source source) {}

    /** @param credentials what is known of a credential of the standing */
    public static StandingResource of(
            Standing standing, Wording wording, Function<Standing.OfCredential, Credential> credentials) {
        return new StandingResource(
                standing.asOf(),
                standing.optimal(),
                standing.credentials().stream()
                        .map(one -> of(one, wording, credentials.apply(one)))
                        .toList(),
                standing.portfolios().stream().map(StandingResource::of).toList());
    }

    private static CredentialStanding of(Standing.OfCredential one, Wording wording, Credential credential) {
        return new CredentialStanding(
                one.credential(),
                one.issuer(),
                one.requirements(),
                one.supersededBy(),
                one.status(),
                one.portfolio(),
                one.cycle(),
                one.daysLeft(),
                one.required(),
                one.counted(),
                one.missing(),
                one.waiting(),
                one.surplus(),
                one.complete(),
                wording.headline(one),
                wording.advice(one, credential),
                one.minimums().stream().map(MinimumStanding::of).toList(),
                one.deadlines().stream()
                        .map(day -> new DeadlineSet(day.key(), day.date(), day.source()))
                        .toList(),
                one.forecast(),
                one.entries().stream()
                        .map(entry -> new EntryStanding(
                                entry.entry(),
                                entry.worth(),
                                entry.counted(),
                                entry.waiting(),
                                entry.towards(),
                                entry.reasons().stream()
                                        .map(reason -> new ReasonGiven(
                                                reason.code(),
                                                wording.sentence(one, credential, reason),
                                                reason.source()))
                                        .toList()))
                        .toList());
    }

    private static PortfolioStanding of(Standing.OfPortfolio one) {
        return new PortfolioStanding(
                one.key(),
                one.name(),
                one.issuer(),
                one.credentials(),
                one.cycle(),
                one.required(),
                one.counted(),
                one.missing(),
                one.complete(),
                one.minimums().stream().map(MinimumStanding::of).toList());
    }
}
