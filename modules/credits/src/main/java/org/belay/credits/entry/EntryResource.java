// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.belay.api.Versioned;
import org.belay.credits.CeRecord;
import org.belay.credits.Credits;
import org.belay.credits.EntryId;
import org.belay.credits.LoggedEntry;
import org.jspecify.annotations.Nullable;

/** An entry as answered over the API. */
record EntryResource(
        EntryId id,
        String title,
        LocalDate date,
        @Nullable Integer minutes,
        Map<String, Credits> credits,
        String provider,
        String providerKind,
        LoggedEntry.Delivery delivery,
        Map<String, Integer> domains,
        String type,
        Set<String> countsFor,
        Set<String> topics,
        Set<String> approvals,
        LoggedEntry.State state,
        boolean certificate,
        Instant loggedAt,
        long version)
        implements Versioned {

    static EntryResource of(CeRecord.Logged logged) {
        var entry = logged.entry();
        var minutes = entry.minutes();
        return new EntryResource(
                entry.id(),
                entry.title(),
                entry.date(),
                minutes == null ? null : minutes.count(),
                entry.printed(),
                entry.provider(),
                entry.providerKind(),
                entry.delivery(),
                entry.domains(),
                entry.type(),
                entry.countsFor(),
                entry.topics(),
                entry.approvals(),
                entry.state(),
                entry.certificate(),
                logged.loggedAt(),
                logged.version());
    }
}
