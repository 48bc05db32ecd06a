// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a person stands on a day, by what they logged here; one part for each credential, the earliest deadline first. */
public record Standing(LocalDate asOf, List<OfCredential> credentials) {

    public Optional<OfCredential> of(String credential) {
        return credentials.stream()
                .filter(one -> one.credential().equals(credential))
                .findFirst();
    }

    /**
     * One credential.
     *
     * @param requirements the id and version of the requirements used, such as "ahima 2026.1"
     * @param supersededBy the credential that replaced this one, null for one that is maintained
     * @param counted the most of the settled credits that can fill the required total while every minimum that is not
     *     met keeps its room
     * @param waiting what waits for review, never a part of counted
     * @param surplus settled credits that are valid and yet not counted
     * @param entries every entry, the earliest first
     */
    public record OfCredential(
            String credential,
            String issuer,
            String requirements,
            @Nullable String supersededBy,
            Cycle cycle,
            long daysLeft,
            Credits required,
            Source source,
            Credits counted,
            Credits waiting,
            Credits surplus,
            List<OfMinimum> minimums,
            List<OfEntry> entries) {

        public Credits missing() {
            return counted.shortOf(required);
        }

        public boolean complete() {
            return missing().isZero();
        }

        /** Whether every credit still missing must be of this minimum's kind. */
        public boolean allMissingMustBe(OfMinimum minimum) {
            return !complete() && minimum.missing().equals(missing());
        }
    }

    /**
     * One minimum of a credential.
     *
     * @param percent the share of the required total that is needed
     * @param have what the counted credits bring to it
     */
    public record OfMinimum(
            String key, String label, String hint, int percent, Credits needed, Credits have, Source source) {

        public boolean met() {
            return missing().isZero();
        }

        public Credits missing() {
            return have.shortOf(needed);
        }
    }

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
