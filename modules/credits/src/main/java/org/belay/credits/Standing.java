// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands on a day, by what they logged here; one part for each credential, the earliest deadline first.
 *
 * @param portfolios what is asked for several credentials together
 * @param optimal whether the credits are placed in the best way; otherwise in the best that was found
 */
public record Standing(LocalDate asOf, List<OfCredential> credentials, List<OfPortfolio> portfolios, boolean optimal) {

    public Optional<OfCredential> of(String credential) {
        return credentials.stream()
                .filter(one -> one.credential().equals(credential))
                .findFirst();
    }

    public Optional<OfPortfolio> portfolio(String issuer) {
        return portfolios.stream().filter(one -> one.issuer().equals(issuer)).findFirst();
    }

    /**
     * One credential.
     *
     * @param requirements the id and version of the requirements used, such as "ahima 2026.1"
     * @param supersededBy the credential that replaced this one, null for one that is maintained
     * @param status what its issuer told of it
     * @param portfolio whether more is asked of it together with others of its issuer, in {@link Standing#portfolios}
     * @param required what falls to this credential
     * @param counted the most of the settled credits that can fill the required total while every minimum that is not
     *     met keeps its room
     * @param waiting what waits for review, never a part of counted
     * @param surplus settled credits that are valid and yet not counted
     * @param deadlines what is due, the earliest first
     * @param forecast the day on which the total will be reached if credits go on being earned as up to now; null where
     *     that cannot be said
     * @param entries every entry, the earliest first
     */
    public record OfCredential(
            String credential,
            String issuer,
            String requirements,
            @Nullable String supersededBy,
            StatusEvent.Status status,
            boolean portfolio,
            Cycle cycle,
            long daysLeft,
            Credits required,
            Source source,
            Credits counted,
            Credits waiting,
            Credits surplus,
            List<OfMinimum> minimums,
            List<Deadline> deadlines,
            @Nullable LocalDate forecast,
            List<OfEntry> entries) {

        public Credits missing() {
            return counted.shortOf(required);
        }

        /** Whether the total is reached and every minimum that binds this credential alone is met. */
        public boolean complete() {
            return missing().isZero();
        }

        /** Whether every credit still missing must be of this minimum's kind. */
        public boolean allMissingMustBe(OfMinimum minimum) {
            return !complete() && minimum.missing().equals(missing());
        }

        /** Whether nothing more is asked of the holder. */
        public boolean over() {
            return supersededBy != null || status.ends();
        }
    }

    /** Several credentials of one issuer, for which there is one total in one cycle. */
    public record OfPortfolio(
            String key,
            String name,
            String issuer,
            List<String> credentials,
            Cycle cycle,
            Credits required,
            Source source,
            Credits counted,
            List<OfMinimum> minimums) {

        public Credits missing() {
            return counted.shortOf(required);
        }

        public boolean complete() {
            return missing().isZero() && minimums.stream().allMatch(OfMinimum::met);
        }
    }

    /**
     * One minimum.
     *
     * @param percent the share of the required total that is needed, null where an amount is asked for
     * @param have what the counted credits bring to it
     * @param by its last day where that is not the cycle's
     */
    public record OfMinimum(
            String key,
            String label,
            String hint,
            @Nullable Integer percent,
            Credits needed,
            Credits have,
            @Nullable LocalDate by,
            Source source) {

        public boolean met() {
            return missing().isZero();
        }

        public Credits missing() {
            return have.shortOf(needed);
        }
    }

    /**
     * A day to keep.
     *
     * @param key what is due or happens then: EARN, REPORT_FROM, REPORT, CURE, or the status that follows
     */
    public record Deadline(String key, LocalDate date, Source source) {}

    /**
     * One entry for one credential.
     *
     * @param worth what the entry is worth in the issuer's unit, before anything is held against it
     * @param waiting its worth while it waits for review; such an entry has nothing counted
     * @param towards key of a minimum to what the entry's counted (or waiting) credits bring to it
     */
    public record OfEntry(
            EntryId entry,
            Credits worth,
            Credits counted,
            Credits waiting,
            Map<String, Credits> towards,
            List<Reason> reasons) {

        public Credits notCounted() {
            return worth.minus(counted).minus(waiting);
        }
    }
}
