// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.belay.credits.Credits;
import org.belay.credits.EntryCorrected;
import org.belay.credits.EntryId;
import org.belay.credits.EntryLogged;
import org.belay.credits.EntryRemoved;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Minutes;
import org.belay.people.PersonId;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantAggregate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Continuing education that a person logged. Taken away, it stays in the history and can be put back for a day. */
@Entity
@Table(schema = "credits", name = "entry")
class CeEntry extends TenantAggregate<CeEntry> {

    private static final Duration RESTORABLE = Duration.ofDays(1);

    private @EmbeddedId @AttributeOverride(name = "value", column = @Column(name = "id")) EntryId id;
    private @Embedded @AttributeOverride(name = "value", column = @Column(name = "person_id")) PersonId person;
    private String submission;
    private String title;
    private String provider;
    private String providerKind;
    private LocalDate activityDate;
    private @Nullable Integer minutes;
    private @JdbcTypeCode(SqlTypes.JSON) Map<String, BigDecimal> printed;
    private @Enumerated(EnumType.STRING) LoggedEntry.Delivery delivery;
    private @JdbcTypeCode(SqlTypes.JSON) Map<String, Integer> domains;
    private String type;
    private @JdbcTypeCode(SqlTypes.ARRAY) List<String> countsFor;
    private @JdbcTypeCode(SqlTypes.ARRAY) List<String> topics;
    private @JdbcTypeCode(SqlTypes.ARRAY) List<String> approvals;
    private @JdbcTypeCode(SqlTypes.JSON) Map<String, String> placed = Map.of();
    private @Enumerated(EnumType.STRING) LoggedEntry.State state;
    private @Nullable UUID certificate;
    private Instant loggedAt;
    private @Nullable Instant removedAt;
    private @Nullable String origin;
    private @Nullable Instant originSignedAt;

    @SuppressWarnings("NullAway.Init")
    protected CeEntry() {}

    @SuppressWarnings("NullAway.Init")
    CeEntry(PersonId person, String submission, EntryDetails details, LocalDate today, Instant now) {
        this.id = EntryId.next();
        this.person = person;
        this.submission = submission;
        this.state = LoggedEntry.State.COUNTED;
        this.loggedAt = now;
        describe(details, today);
        registerEvent(new EntryLogged(tenant(), id, person));
    }

    void change(EntryDetails details, LocalDate today) {
        var before = removedAt == null ? details() : null;
        describe(details, today);
        if (!details().equals(before)) {
            origin = null;
            originSignedAt = null;
            registerEvent(new EntryCorrected(tenant(), id, person));
        }
    }

    /** Says which organization signed it, and when. */
    void cameFrom(String organization, Instant signedAt) {
        origin = organization;
        originSignedAt = signedAt;
    }

    private void describe(EntryDetails details, LocalDate today) {
        if (removedAt != null) {
            throw new RuleViolation("credits.entry.removed");
        }
        activityDate = EntryDetails.notAfter(today, details.date());
        title = details.title();
        provider = details.provider();
        providerKind = details.providerKind();
        minutes = details.minutes() == null ? null : details.minutes().count();
        printed = details.printed().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, amount -> amount.getValue().amount()));
        delivery = details.delivery();
        domains = Map.copyOf(details.domains());
        type = details.type();
        countsFor = details.countsFor().stream().sorted().toList();
        topics = details.topics().stream().sorted().toList();
        approvals = details.approvals().stream().sorted().toList();
    }

    void attach(UUID file) {
        certificate = file;
    }

    void withoutCertificate() {
        certificate = null;
    }

    void remove(Instant now) {
        if (removedAt == null) {
            removedAt = now;
            registerEvent(new EntryRemoved(tenant(), id, person));
        }
    }

    void restore(Instant now) {
        if (removedAt == null) {
            return;
        }
        if (removedAt.plus(RESTORABLE).isBefore(now)) {
            throw new RuleViolation("credits.entry.gone");
        }
        removedAt = null;
        registerEvent(new EntryLogged(tenant(), id, person));
    }

    boolean removed() {
        return removedAt != null;
    }

    EntryId id() {
        return id;
    }

    PersonId person() {
        return person;
    }

    Instant loggedAt() {
        return loggedAt;
    }

    @Nullable
    UUID certificate() {
        return certificate;
    }

    EntryDetails details() {
        return new EntryDetails(
                title,
                activityDate,
                minutes == null ? null : new Minutes(minutes),
                printed.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, amount -> new Credits(amount.getValue()))),
                provider,
                providerKind,
                delivery,
                new TreeMap<>(domains),
                type,
                Set.copyOf(countsFor),
                Set.copyOf(topics),
                Set.copyOf(approvals));
    }
}
