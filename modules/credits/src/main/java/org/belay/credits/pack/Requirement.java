// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.time.LocalDate;
import java.util.Set;
import org.belay.credits.Credits;
import org.belay.credits.Cycle;
import org.belay.credits.HolderFact;
import org.belay.credits.Source;
import org.jspecify.annotations.Nullable;

/**
 * One thing an issuer asks for beside the total.
 *
 * @param hint what missing credits must be, as a sentence
 * @param amount so many credits; null for a share
 * @param percent so much of the basis; null for an amount
 * @param roundedUpTo a share is rounded up to a multiple of this; null for a hundredth
 * @param of which credits it speaks of
 * @param credentials those it binds, all when empty
 */
public record Requirement(
        String key,
        Kind kind,
        String label,
        String hint,
        @Nullable Figure<Credits> amount,
        @Nullable Figure<Integer> percent,
        @Nullable Figure<Credits> roundedUpTo,
        Basis basis,
        Selector of,
        Window window,
        Set<String> credentials,
        Binding binding,
        @Nullable Condition when,
        @Nullable Condition unless,
        Source source) {

    public enum Kind {
        /** At least so much must be of this kind. */
        MIN,
        /** At most so much of this kind counts. */
        MAX,
        /** At most so much of one activity of this kind counts. */
        MAX_PER_ACTIVITY,
        /** Nothing of this kind counts. */
        EXCLUDE
    }

    /** Of what a share is taken. */
    public enum Basis {
        /** The total that is required. */
        REQUIRED,
        /** All that is claimed. */
        CLAIMED
    }

    /** From when to when the requirement holds, by the start of the cycle or by the day of the activity. */
    public record Binding(
            boolean byActivity,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        public static final Binding ALWAYS = new Binding(false, null, null);

        private boolean holds(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /** Something that is so of a person: that a fact has one of these values. */
    public record Condition(String fact, Set<String> values) {
        boolean holds(Set<HolderFact> facts, LocalDate day) {
            return facts.stream()
                    .anyMatch(one -> one.kind().equals(fact) && values.contains(one.value()) && one.holds(day));
        }
    }

    /** Whether it is asked of that credential in that cycle of that person. */
    public boolean binds(String credential, Cycle cycle, Set<HolderFact> facts, LocalDate day) {
        return (credentials.isEmpty() || credentials.contains(credential))
                && (binding.byActivity() || binding.holds(cycle.start()))
                && (when == null || when.holds(facts, day))
                && (unless == null || !unless.holds(facts, day));
    }

    /** Whether it speaks of credits of that kind, earned on that day. */
    public boolean accepts(Selector.Kind kind, LocalDate day) {
        return of.accepts(kind) && (!binding.byActivity() || binding.holds(day));
    }

    /** So much of a required total. */
    public Credits needed(Credits total) {
        if (amount != null) {
            return amount.value();
        }
        return percent == null ? Credits.ZERO : roundedUp(total.percent(percent.value()));
    }

    private Credits roundedUp(Credits share) {
        if (roundedUpTo == null) {
            return share;
        }
        long step = roundedUpTo.value().hundredths();
        return Credits.ofHundredths(Math.ceilDiv(share.hundredths(), step) * step);
    }
}
