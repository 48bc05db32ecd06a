// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.viewed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestPeople.Someone;
import org.belay.TestTenants;
import org.belay.api.Paging;
import org.belay.audit.AuditLog;
import org.belay.people.DirectoryChoices.Field;
import org.belay.people.People;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KernelTest
class MyRecordTests {

    @Autowired
    MyRecord record;

    @Autowired
    People people;

    @Autowired
    AuditLog audit;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople testPeople;

    TenantId tenant;
    Someone person;
    Actor self;

    @BeforeEach
    void somebody() {
        tenant = tenants.alpha();
        person = testPeople.member(tenant);
        self = Actor.person(person.id().value(), "Mara Quillfeather");
    }

    @Test
    void aPersonSeesWhoLookedAndNobodySeesWhoLookedAtAnother() {
        var staff = tenants.actorWith(tenant, "people:read");
        TenantScope.run(tenant, staff, () -> audit.disclosed(person.id().value(), "profile"));
        TenantScope.run(tenant, self, () -> audit.disclosed(person.id().value(), "profile"));

        var views = tenants.as(tenant, self, () -> record.sheet(1)).rows();
        assertThat(views).singleElement().satisfies(view -> {
            assertThat(view.who()).isEqualTo("Tess Ting");
            assertThat(view.what()).isEqualTo("record.viewed");
        });
        assertThat(tenants.as(tenant, staff, () -> record.sheet(1)).rows()).isEmpty();
        assertThatThrownBy(() -> tenants.as(
                        tenant, Actor.client(staff.id(), "Program"), () -> record.page(new Paging(null, null))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whatIsHiddenIsLeftOutForWhoeverHasNoOfficeToKnowIt() {
        var reader = tenants.actorWith(tenant, "people:read");
        var office = tenants.actorWith(tenant, "people:read", "people:hidden");
        assertThat(email(reader)).isEqualTo(person.email());

        TenantScope.run(tenant, self, () -> record.hide(Set.of(Field.EMAIL, Field.NUMBERS)));
        assertThat(email(reader)).isNull();
        assertThat(email(office)).isEqualTo(person.email());
        assertThat(found(reader, person.email())).isZero();
        assertThat(found(office, person.email())).isEqualTo(1);
        assertThat(listed(reader))
                .hasSize(1)
                .allSatisfy(stored -> assertThat(stored.details().email()).isNull());

        TenantScope.run(tenant, self, () -> record.hide(Set.of(Field.LISTING)));
        assertThatThrownBy(() -> email(reader)).isInstanceOf(NotFound.class);
        assertThat(listed(reader)).isEmpty();
        assertThat(listed(office)).hasSize(1);
        assertThat(tenants.as(tenant, self, () -> people.own(person.id()))
                        .details()
                        .email())
                .isEqualTo(person.email());
    }

    private String email(Actor actor) {
        return tenants.as(tenant, actor, () -> people.get(person.id()))
                .details()
                .email();
    }

    private long found(Actor actor, String search) {
        return tenants.as(tenant, actor, () -> people.page(search, new Paging(null, null)))
                .items()
                .size();
    }

    private java.util.List<People.Stored> listed(Actor actor) {
        return tenants.as(tenant, actor, () -> people.page("Quillfeather", new Paging(null, 200))).items().stream()
                .filter(stored -> stored.id().equals(person.id()))
                .toList();
    }
}
