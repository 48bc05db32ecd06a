// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.belay.credits.Credits;
import org.belay.credits.Cycle;
import org.belay.credits.EntryId;
import org.belay.credits.Standing;
import org.belay.credits.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the person stands, over the API. */
@RestController
class StandingApi {

    private final MyCe mine;
    private final Wording wording;

    StandingApi(MyCe mine, Wording wording) {
        this.mine = mine;
        this.wording = wording;
    }

    /** The standing as answered; the sentences are those of the pages. */
    record StandingResource(LocalDate asOf, List<CredentialStanding> credentials) {}

    record CredentialStanding(
            String credential,
            String issuer,
            String requirements,
            @Nullable String supersededBy,
            Cycle cycle,
            long daysLeft,
            Credits required,
            Credits counted,
            Credits waiting,
            Credits surplus,
            boolean complete,
            String headline,
            String advice,
            List<MinimumStanding> minimums,
            List<EntryStanding> entries) {}

    record MinimumStanding(String key, String label, @Nullable Integer percent, Credits needed, Credits have, boolean met) {}

    record EntryStanding(
            EntryId entry,
            Credits worth,
            Credits counted,
            Credits waiting,
            Map<String, Credits> towards,
            List<ReasonGiven> reasons) {}

    record ReasonGiven(String code, String sentence) {}

    @GetMapping("/api/credits/standing")
    StandingResource show() {
        var standing = mine.standing();
        return new StandingResource(
                standing.asOf(),
                standing.credentials().stream().map(this::resource).toList());
    }

    private CredentialStanding resource(Standing.OfCredential standing) {
        return new CredentialStanding(
                standing.credential(),
                standing.issuer(),
                standing.requirements(),
                standing.supersededBy(),
                standing.cycle(),
                standing.daysLeft(),
                standing.required(),
                standing.counted(),
                standing.waiting(),
                standing.surplus(),
                standing.complete(),
                wording.headline(standing),
                wording.advice(standing),
                standing.minimums().stream()
                        .map(one -> new MinimumStanding(
                                one.key(), one.label(), one.percent(), one.needed(), one.have(), one.met()))
                        .toList(),
                standing.entries().stream()
                        .map(one -> new EntryStanding(
                                one.entry(),
                                one.worth(),
                                one.counted(),
                                one.waiting(),
                                one.towards(),
                                one.reasons().stream()
                                        .map(reason ->
                                                new ReasonGiven(reason.code(), wording.sentence(standing, reason)))
                                        .toList()))
                        .toList());
    }
}
