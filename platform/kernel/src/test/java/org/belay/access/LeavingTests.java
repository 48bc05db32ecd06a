// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestPeople.Someone;
import org.belay.TestTenants;
import org.belay.access.Leaving.Origin;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@KernelTest
@RecordApplicationEvents
class LeavingTests {

    @Autowired
    Leaving leaving;

    @Autowired
    Access access;

    @Autowired
    AccessForMany many;

    @Autowired
    LeaverWork work;

    @Autowired
    ActorStatus status;

    @Autowired
    ApplicationEvents events;

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
    void somebodyWithRoles() {
        tenant = tenants.beta();
        office = tenants.actorWith(tenant, "access:manage");
        person = people.member(tenant, "member", "ce-manager");
        tenants.inTenant(
                tenant,
                () -> access.assign(
                        person.id().value(),
                        "mentor",
                        new Access.Scope("pairing", UUID.fromString("0198a000-0000-7000-8000-00000000000a"))));
    }

    @Test
    void whoLeavesHasNoRightsButALeaversAndComesBackAsTheyWere() {
        as(() -> leaving.left(person.id(), null));
        assertThat(roles()).containsExactly("leaver");
        assertThat(active()).isTrue();
        assertThatThrownBy(() -> as(() -> leaving.left(person.id(), null))).hasMessage("people.left.already");
        assertThatThrownBy(() -> as(() -> access.assign(person.id().value(), "member", null)))
                .hasMessage("people.left.no-roles");
        tenants.inTenant(
                tenant,
                () -> assertThat(many.assign(List.of(person.id()), "member", "test", UUID.randomUUID()))
                        .isZero());

        as(() -> leaving.back(person.id()));

        assertThat(roles()).containsExactlyInAnyOrder("member", "ce-manager", "mentor");
        assertThat(scopes()).containsExactly("pairing");
        assertThatThrownBy(() -> as(() -> leaving.back(person.id()))).hasMessage("people.left.not");
    }

    @Test
    void thePersonIsToldBeforeTheEndAndThenShutOutAndNothingIsDeleted() {
        as(() -> leaving.left(person.id(), null));
        round();
        assertThat(told()).isZero();

        endsIn(20);
        round();
        round();
        assertThat(told()).isEqualTo(1);
        assertThat(active()).isTrue();

        endsIn(0);
        round();
        round();

        assertThat(active()).isFalse();
        assertThat(events.stream(AccountEnded.class).toList()).containsExactly(new AccountEnded(tenant, person.id()));
        assertThat(count("select count(*) from platform.account where person_id = ?"))
                .isEqualTo(1);
        assertThat(count("select count(*) from platform.person where id = ?")).isEqualTo(1);

        as(() -> leaving.back(person.id()));
        assertThat(active()).isTrue();
    }

    @Test
    void theYearsAreThoseOfTheDaySomebodyLeaves() {
        as(() -> leaving.left(person.id(), today().minusDays(40)));
        assertThat(tenants.in(
                        tenant,
                        () -> jdbc.sql("select ends_on - left_on from platform.leaver where person_id = ?")
                                .param(person.id().value())
                                .query(Integer.class)
                                .single()))
                .isBetween(1826, 1827);
        var other = people.member(tenant, "member");
        assertThatThrownBy(() -> as(() -> leaving.left(other.id(), today().plusDays(3))))
                .hasMessage("people.left.day");
        assertThatThrownBy(() -> as(() -> leaving.left(other.id(), today().minusYears(6))))
                .hasMessage("people.left.day");
    }

    @Test
    void manyLeaveAtOnceAndAdministratorsStay() {
        var administrator = people.member(tenant, "administrator");
        var gone = tenants.as(
                tenant,
                office,
                () -> leaving.allLeft(List.of(person.id(), administrator.id()), Origin.ROSTER, "test", null));

        assertThat(gone).containsExactly(person.id());
        as(() ->
                assertThat(leaving.allBack(List.of(person.id()), Origin.OFFICE)).isEmpty());
        as(() ->
                assertThat(leaving.allBack(List.of(person.id()), Origin.ROSTER)).hasSize(1));
    }

    @Test
    void theLastAdministratorStays() {
        var last = people.member(tenant, "administrator");
        tenants.inTenant(
                tenant,
                () -> jdbc.sql("delete from platform.role_assignment a using platform.role r where r.id = a.role_id"
                                + " and r.tenant_id = a.tenant_id and r.key = 'administrator' and a.actor_id <> ?")
                        .param(last.id().value())
                        .update());
        assertThatThrownBy(() -> as(() -> leaving.left(last.id(), null))).hasMessage("access.last-administrator");
        people.member(tenant, "administrator");
        as(() -> leaving.left(last.id(), null));
    }

    @Test
    void nobodyDoesItWithoutTheRight() {
        var anybody = tenants.actorWith(tenant, "people:manage");
        assertThatThrownBy(() -> TenantScope.run(tenant, anybody, () -> leaving.left(person.id(), null)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> TenantScope.run(tenant, anybody, () -> leaving.back(person.id())))
                .isInstanceOf(AccessDeniedException.class);
    }

    private void as(Runnable step) {
        TenantScope.run(tenant, office, step);
    }

    private void round() {
        TenantScope.run(tenant, Actor.SYSTEM, work::run);
    }

    private void endsIn(int days) {
        tenants.inTenant(
                tenant,
                () -> jdbc.sql("update platform.leaver set left_on = :on - 2000, ends_on = :on where person_id ="
                                + " :person")
                        .param("on", today().plusDays(days))
                        .param("person", person.id().value())
                        .update());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("America/Detroit"));
    }

    private List<String> roles() {
        return tenants.in(tenant, () -> access.roleKeysOf(person.id().value()));
    }

    private List<String> scopes() {
        return tenants.in(
                tenant,
                () -> jdbc.sql("select scope_kind from platform.role_assignment where actor_id = ? and scope_kind is"
                                + " not null")
                        .param(person.id().value())
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    private boolean active() {
        return tenants.in(tenant, () -> status.isActive(person.id().value()));
    }

    private long told() {
        return count("select count(*) from platform.notice where kind = 'access.leaver-ends' and person_id = ?");
    }

    private long count(String sql) {
        return tenants.in(
                tenant,
                () -> jdbc.sql(sql).param(person.id().value()).query(Long.class).single());
    }
}
