// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry, or a part of it, does not count for a credential, or counts otherwise than its minutes suggest. The
 * components are what a sentence about it needs.
 */
public sealed interface Reason {

    /** The reason's stable name for the API and the message bundle, such as {@code BELOW_PART_HOUR}. */
    default String code() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** Where the figure behind the reason comes from; null where the reason needs none. */
    default @Nullable Source source() {
        return null;
    }

    /** The minutes beyond the last credit are too few for another one. */
    record BelowPartHour(int minutes, Credits credits, int left, int partHourFrom, Source source) implements Reason {}

    /** The credits on the certificate count, though the minutes would give another amount. */
    record PrintedDiffers(Credits printed, Credits fromMinutes) implements Reason {}

    /** There are no credits on the certificate, and no minutes to take them from. */
    record NoAmount() implements Reason {}

    /** There are minutes only, and the issuer does not turn minutes of this type into credits. */
    record NotByMinutes(String type, Source source) implements Reason {}

    /** The entry's day is still to come. */
    record NotYet(LocalDate date) implements Reason {}

    record BeforeCertification(LocalDate date, LocalDate certifiedOn) implements Reason {}

    record OutsideCycle(LocalDate date, Cycle cycle) implements Reason {}

    record ExcludedType(String type, Source source) implements Reason {}

    /** The same course was already counted, as the entry named first. */
    record Repeated(EntryId first, Source source) implements Reason {}

    record NotTicked() implements Reason {}

    /** An entry counts for one credential of an issuer: the ticked one that ends first and is not complete. */
    record CountsElsewhere(String credential, LocalDate deadline, Source source) implements Reason {}

    /** Another credential has replaced this one; only that one is maintained. */
    record Superseded(String by, Source source) implements Reason {}

    /** The credential is not held on that day, as its issuer told. */
    record NotHeld(StatusEvent.Status status, LocalDate since) implements Reason {}

    /** A rule of the issuer excludes what the entry is of, whatever its type. */
    record Excluded(String label, Source source) implements Reason {}

    /** At most so much of one activity counts; this much is beyond. */
    record ActivityFull(Credits amount, Credits most, Source source) implements Reason {}

    /** At most so much of a kind counts; this much is beyond. */
    record KindFull(Credits amount, List<String> labels, Source source) implements Reason {}

    /** This much is not of the kind that the credential asks for. */
    record NotOfKind(Credits amount, String label, Source source) implements Reason {}

    /** It was earned when credits may go to either of two cycles, and it goes to the next one. */
    record NextCycle(Cycle cycle, Source source) implements Reason {}

    /** The required total is full without this amount. */
    record Surplus(Credits amount) implements Reason {}

    /** This amount would take the place of credits that the named requirements still need. */
    record SurplusKind(Credits amount, List<String> requirements, List<String> labels) implements Reason {}
}
