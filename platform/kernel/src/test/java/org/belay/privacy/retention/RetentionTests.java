// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestPeople.Someone;
import org.belay.TestTenants;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.StaleWrite;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@KernelTest
class RetentionTests {

    @Autowired
    Schedules schedules;

    @Autowired
    Holds holds;

    @Autowired
    Disposal disposal;

    @Autowired
    DisposalLog log;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    TenantId tenant;
    Actor office;
    Someone person;

    @BeforeEach
    void somebodyAndTheOffice() {
        tenant = tenants.beta();
        office = tenants.actorWith(tenant, "privacy:manage");
        person = people.add(tenant, "Wren", "Halloway");
    }

    @Test
    void whatIsOlderThanItsYearsGoesWithALineInTheLogAndYoungerStays() {
        var old = notice(person, 400);
        var young = notice(person, 300);

        TenantScope.run(tenant, Actor.SYSTEM, disposal::run);

        assertThat(there(old)).isFalse();
        assertThat(there(young)).isTrue();
        var line = tenants.as(tenant, office, () -> log.sheet("notices.inbox", 1))
                .rows()
                .getFirst();
        assertThat(line.records()).isEqualTo(1);
        assertThat(line.source()).contains("AACRAO");
    }

    @Test
    void aHoldKeepsWhatIsOldUntilItIsReleased() {
        var kept = notice(person, 400);
        var hold = tenants.as(tenant, office, () -> holds.place(person.email(), "A case"));
        assertThatThrownBy(() -> as(office, () -> holds.place(person.email(), "Another")))
                .hasMessage("privacy.hold.there");

        TenantScope.run(tenant, Actor.SYSTEM, disposal::run);
        assertThat(there(kept)).isTrue();

        as(office, () -> holds.release(hold));
        assertThatThrownBy(() -> as(office, () -> holds.release(hold))).hasMessage("privacy.hold.released");
        TenantScope.run(tenant, Actor.SYSTEM, disposal::run);
        assertThat(there(kept)).isFalse();
    }

    @Test
    void theOfficeKeepsATypeLongerAndNobodyOverwritesUnseen() {
        var usual = tenants.as(tenant, office, () -> schedules.get("notices.inbox"));
        as(office, () -> schedules.change("notices.inbox", 3, "Board, 2026", usual.version()));
        var old = notice(person, 400);

        TenantScope.run(tenant, Actor.SYSTEM, disposal::run);

        assertThat(there(old)).isTrue();
        assertThatThrownBy(() -> as(office, () -> schedules.change("notices.inbox", 1, "x", usual.version())))
                .isInstanceOf(StaleWrite.class);
        assertThatThrownBy(() -> as(office, () -> schedules.change("people.profile", 1, "x", 0)))
                .hasMessage("privacy.retention.fixed");
        assertThatThrownBy(() -> as(office, () -> schedules.change("nothing", 1, "x", 0)))
                .isInstanceOf(NotFound.class);
        as(office, () -> schedules.change("notices.inbox", 1, usual.source(), 1));
        assertThat(tenants.as(
                        tenants.alpha(),
                        tenants.actorWith(tenants.alpha(), "privacy:manage"),
                        () -> schedules.get("notices.inbox").usual()))
                .isTrue();
    }

    @Test
    void nobodyDoesItWithoutTheRight() {
        var anybody = tenants.actorWith(tenant);
        for (Runnable attempt : List.<Runnable>of(
                schedules::all,
                () -> schedules.change("notices.inbox", 1, "x", 0),
                holds::all,
                () -> holds.place(person.email(), "x"),
                () -> log.sheet("", 1))) {
            assertThatThrownBy(() -> as(anybody, attempt)).isInstanceOf(AccessDeniedException.class);
        }
    }

    private UUID notice(Someone someone, int days) {
        var id = UUID.randomUUID();
        tenants.inTenant(
                tenant,
                () -> jdbc.sql("""
                                insert into platform.notice (id, person_id, kind, text_key, arguments, link, created_at, rhythm)
                                values (:id, :person, 'privacy.request', 'x', '[]', '/', :at, 'NEVER')""")
                        .param("id", id)
                        .param("person", someone.id().value())
                        .param(
                                "at",
                                OffsetDateTime.ofInstant(Instant.now().minus(days, ChronoUnit.DAYS), ZoneOffset.UTC))
                        .update());
        return id;
    }

    private boolean there(UUID notice) {
        return tenants.in(
                        tenant,
                        () -> jdbc.sql("select count(*) from platform.notice where id = ?")
                                .param(notice)
                                .query(Long.class)
                                .single())
                == 1;
    }

    private void as(Actor actor, Runnable work) {
        TenantScope.run(tenant, actor, work);
    }
}
