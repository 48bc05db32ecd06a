// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.belay.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What a person has put down here: the credentials they hold and what they logged, newest day first.
 *
 * @param today the present day where the organization is
 */
public record CeRecord(PersonId person, LocalDate today, List<Held> credentials, List<Logged> entries) {

    public CeRecord {
        credentials = List.copyOf(credentials);
        entries = List.copyOf(entries);
    }

    /**
     * A credential as stored.
     *
     * @param passedOn the day the exam was passed, where the person told it
     */
    public record Held(
            UUID id, String code, Cycle cycle, @Nullable LocalDate passedOn, long version) {

        /** For the evaluation. A day of certification that nobody told holds nothing against an entry. */
        Holding holding() {
            return new Holding(code, passedOn == null ? LocalDate.EPOCH : passedOn, cycle);
        }
    }

    /** An entry as stored. */
    public record Logged(
            LoggedEntry entry,
            Instant loggedAt,
            @Nullable UUID certificate,
            long version,
            @Nullable Origin origin) {}

    /** Which organization signed something that was brought from elsewhere, and when. */
    public record Origin(String organization, Instant signedAt) {}

    public List<Holding> holdings() {
        return credentials.stream().map(Held::holding).toList();
    }

    public List<LoggedEntry> loggedEntries() {
        return entries.stream().map(Logged::entry).toList();
    }

    public Optional<Logged> entry(EntryId id) {
        return entries.stream().filter(one -> one.entry().id().equals(id)).findFirst();
    }

    public Optional<Held> credential(String code) {
        return credentials.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
