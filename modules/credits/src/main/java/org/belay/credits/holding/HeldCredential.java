// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.holding;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.belay.credits.Cycle;
import org.belay.people.PersonId;
import org.belay.tenancy.Ids;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantAggregate;
import org.jspecify.annotations.Nullable;

/** A credential that a person holds, with its present cycle. */
@Entity
@Table(schema = "credits", name = "credential")
class HeldCredential extends TenantAggregate<HeldCredential> {

    private static final int LONGEST_YEARS = 6;

    private @Id UUID id;
    private @Embedded @AttributeOverride(name = "value", column = @Column(name = "person_id")) PersonId person;
    private String code;
    private LocalDate cycleStart;
    private LocalDate cycleEnd;
    private boolean estimated;
    private @Nullable LocalDate passedOn;
    private @Nullable String origin;
    private @Nullable Instant originSignedAt;

    @SuppressWarnings("NullAway.Init")
    protected HeldCredential() {}

    @SuppressWarnings("NullAway.Init")
    HeldCredential(PersonId person, String code, Cycle cycle, @Nullable LocalDate passedOn) {
        this.id = Ids.next();
        this.person = person;
        this.code = code;
        move(cycle, passedOn);
    }

    /** Says which organization signed it, and when. */
    void cameFrom(String organization, Instant signedAt) {
        origin = organization;
        originSignedAt = signedAt;
    }

    final void move(Cycle cycle, @Nullable LocalDate passed) {
        possible(cycle);
        cycleStart = cycle.start();
        cycleEnd = cycle.end();
        estimated = cycle.estimated();
        passedOn = passed;
    }

    /** What its owner says now; nobody else has signed that. */
    void correct(Cycle cycle, @Nullable LocalDate passed) {
        move(cycle, passed);
        origin = null;
        originSignedAt = null;
    }

    /** @throws RuleViolation when no cycle is that long */
    static Cycle possible(Cycle cycle) {
        if (cycle.end().isAfter(cycle.start().plusYears(LONGEST_YEARS))) {
            throw new RuleViolation("credits.cycle.long", LONGEST_YEARS);
        }
        return cycle;
    }

    UUID id() {
        return id;
    }

    String code() {
        return code;
    }

    Cycle cycle() {
        return new Cycle(cycleStart, cycleEnd, estimated);
    }
}
