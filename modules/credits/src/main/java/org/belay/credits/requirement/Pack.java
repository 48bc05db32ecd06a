// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.requirement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.belay.credits.Credits;
import org.belay.credits.Cycle;
import org.belay.credits.Requirements;
import org.belay.credits.Source;
import org.jspecify.annotations.Nullable;

/**
 * One version of an issuer's requirements.
 *
 * @param from the first day on which a cycle may start to be under this version
 * @param to the last such day, null while open
 * @param oneCredential where the rule stands that an entry counts for one credential of the issuer
 * @param repeats where the rule stands that a course counts once
 */
record Pack(
        String id,
        String version,
        Requirements.Issuer issuer,
        LocalDate from,
        @Nullable LocalDate to,
        Conversion conversion,
        Requirements.CycleLength cycle,
        Requirements.Days certificateDue,
        List<Requirements.Choice> domains,
        List<Requirements.Choice> providerKinds,
        List<ActivityType> types,
        Source repeats,
        Source oneCredential,
        List<Minimum> minimums,
        List<Rule> credentials,
        List<PackCase> cases) {

    /** A type of activity and whether the issuer counts it at all, and by its minutes. */
    record ActivityType(String key, String name, Use use, Source source) {
        enum Use {
            BY_MINUTES,
            BY_CERTIFICATE,
            EXCLUDED
        }
    }

    /** What one credential needs and which ones it replaces. */
    record Rule(
            String code,
            String name,
            Figure<Credits> total,
            @Nullable Figure<List<String>> supersedes) {

        boolean replaces(String other) {
            return supersedes != null && supersedes.value().contains(other);
        }
    }

    /** The version of a credential's requirements for cycles that start on that day. */
    static Optional<Pack> of(Collection<Pack> packs, String credential, LocalDate cycleStart) {
        return packs.stream()
                .filter(pack ->
                        pack.inForce(cycleStart) && pack.rule(credential).isPresent())
                .findFirst();
    }

    boolean inForce(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    Optional<Rule> rule(String credential) {
        return credentials.stream()
                .filter(rule -> rule.code().equals(credential))
                .findFirst();
    }

    Optional<ActivityType> type(String key) {
        return types.stream().filter(type -> type.key().equals(key)).findFirst();
    }

    List<Minimum> minimums(Cycle cycle) {
        return minimums.stream().filter(minimum -> minimum.binds(cycle)).toList();
    }

    Requirements.Credential offer(Rule rule) {
        return new Requirements.Credential(
                rule.code(),
                rule.name(),
                issuer,
                rule.total().value(),
                certificateDue,
                domains,
                types.stream()
                        .map(type -> new Requirements.Choice(type.key(), type.name(), List.of()))
                        .toList(),
                providerKinds,
                cycle);
    }
}
