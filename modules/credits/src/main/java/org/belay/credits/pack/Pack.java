// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.belay.credits.Credits;
import org.belay.credits.CycleRule;
import org.belay.credits.Requirements;
import org.belay.credits.Source;
import org.belay.credits.StatusEvent.Status;
import org.jspecify.annotations.Nullable;

/**
 * One version of an issuer's requirements.
 *
 * @param from the first day on which a cycle may start to be under this version
 * @param to the last such day, null while open
 * @param repeats where the rule stands that a course counts once, null where a course may count again
 * @param portfolio what holders of several of these credentials need for all of them, null where each stands alone
 */
public record Pack(
        String id,
        String version,
        Requirements.Issuer issuer,
        LocalDate from,
        @Nullable LocalDate to,
        Conversion conversion,
        Deadlines deadlines,
        Requirements.Days certificateDue,
        List<Requirements.Choice> domains,
        List<Requirements.Choice> providerKinds,
        List<Requirements.Choice> topics,
        Map<String, ActivityType> types,
        @Nullable Source repeats,
        Figure<Sharing> sharing,
        @Nullable Portfolio portfolio,
        List<Requirement> requirements,
        List<Rule> credentials,
        List<PackCase> cases,
        Map<List<Requirement>, List<Long>> reach) {

    /** To how many credentials of the issuer one credit may go. */
    public enum Sharing {
        /** To one. */
        EXCLUSIVE,
        /** To all that it fits. */
        SHARED,
        /** To the core credentials together, and to one specialty at the same time. */
        CORE_PLUS_SPECIALTY
    }

    /** A type of activity and whether the issuer counts it at all, and by its minutes. */
    public record ActivityType(String key, String name, Use use, Source source) {
        public enum Use {
            BY_MINUTES,
            BY_CERTIFICATE,
            EXCLUDED
        }
    }

    /**
     * What one credential needs and which ones it replaces.
     *
     * @param cycle how its cycles follow from one another
     * @param specialty whether it lies on top of the core credentials, where they are shared so
     * @param growth how the total grows by what became of the credential
     */
    public record Rule(
            String code,
            String name,
            Figure<Credits> total,
            CycleRule cycle,
            @Nullable Figure<List<String>> supersedes,
            boolean specialty,
            List<Growth> growth) {

        public boolean replaces(String other) {
            return supersedes != null && supersedes.value().contains(other);
        }
    }

    /** So many more credits for each month, whole or begun, in which the credential had that status. */
    public record Growth(Status status, Figure<Credits> perMonth) {}

    /** The version of a credential's requirements for cycles that start on that day. */
    public static Optional<Pack> of(Collection<Pack> packs, String credential, LocalDate cycleStart) {
        return packs.stream()
                .filter(pack ->
                        pack.inForce(cycleStart) && pack.rule(credential).isPresent())
                .findFirst();
    }

    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    public Optional<Rule> rule(String credential) {
        return credentials.stream()
                .filter(rule -> rule.code().equals(credential))
                .findFirst();
    }

    public Optional<ActivityType> type(String key) {
        return Optional.ofNullable(types.get(key));
    }

    /** The sets of these minimums, as bits, that one credit can serve at once, the largest only. */
    public List<Long> reach(List<Requirement> minimums) {
        return reach.computeIfAbsent(minimums, all -> new Reach(this, all).largest());
    }

    static Map<List<Requirement>, List<Long>> noReachYet() {
        return new ConcurrentHashMap<>();
    }

    /** By and for whom an activity may be approved, as far as requirements ask. */
    private List<Requirements.Choice> approvals(Rule rule) {
        return requirements.stream()
                .filter(one -> one.credentials().isEmpty() || one.credentials().contains(rule.code()))
                .flatMap(one -> one.of().everything().stream())
                .flatMap(part -> part instanceof Selector.Approval approval ? approval.names().stream() : Stream.of())
                .distinct()
                .sorted()
                .map(name -> new Requirements.Choice(name, name.equals(issuer.key()) ? issuer.name() : name, List.of()))
                .toList();
    }

    public Requirements.Credential offer(Rule rule) {
        return new Requirements.Credential(
                rule.code(),
                rule.name(),
                issuer,
                rule.total().value(),
                certificateDue,
                domains,
                types.values().stream()
                        .map(type -> new Requirements.Choice(type.key(), type.name(), List.of()))
                        .toList(),
                providerKinds,
                topics,
                approvals(rule),
                rule.cycle());
    }
}
