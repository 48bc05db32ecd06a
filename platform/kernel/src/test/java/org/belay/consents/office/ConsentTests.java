// SPDX-License-Identifier: Apache-2.0
package org.belay.consents.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestPeople.Someone;
import org.belay.TestTenants;
import org.belay.consents.ConsentEnded;
import org.belay.consents.ConsentEnded.Why;
import org.belay.consents.Consents;
import org.belay.consents.Words;
import org.belay.consents.office.ConsentDesk.Wording;
import org.belay.jobs.RecurringTenantWork;
import org.belay.personal.PersonalData;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.StaleWrite;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@KernelTest
@RecordApplicationEvents
class ConsentTests {

    @Autowired
    ConsentDesk desk;

    @Autowired
    Consents consents;

    @Autowired
    List<RecurringTenantWork> works;

    @Autowired
    List<PersonalData> handlers;

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
    String purpose;

    @BeforeEach
    void thePurposeAndSomebody() {
        tenant = tenants.beta();
        office = tenants.actorWith(tenant, "privacy:manage");
        person = people.add(tenant, "Wren", "Halloway");
        purpose = tenants.as(tenant, office, () -> desk.open("Career services", wording("My employer", null, true)));
    }

    @Test
    void nothingHoldsUntilThePersonAgreesAndNothingAfterTheyWithdraw() {
        assertThat(holds()).isFalse();
        agree(1);
        assertThat(holds()).isTrue();
        assertThat(holds(people.add(tenant, "Odell", "Vale"))).isFalse();

        run(() -> consents.withdraw(person.id(), purpose));
        run(() -> consents.withdraw(person.id(), purpose));

        assertThat(holds()).isFalse();
        assertThat(events.stream(ConsentEnded.class).toList())
                .containsExactly(new ConsentEnded(tenant, person.id(), purpose, Why.WITHDRAWN));
        assertThat(audited()).containsExactly("consent.given", "consent.withdrawn");
    }

    @Test
    void whatNobodyAsksForHoldsForNobody() {
        run(() -> assertThat(consents.holds(person.id(), "never-declared")).isFalse());
        assertThatThrownBy(() -> run(() -> consents.give(person.id(), "never-declared", 1, Locale.US, null)))
                .isInstanceOf(NotFound.class);
        agree(1);
        assertThat(TenantScope.call(tenants.alpha(), Actor.SYSTEM, () -> consents.holds(person.id(), purpose)))
                .isFalse();
    }

    @Test
    void newWordsThatAskAnewEndWhatWasAgreedToBeforeAndATranslationDoesNot() {
        agree(1);
        as(() -> desk.write(purpose, 1, new Wording("es-US", words("Mi empleador"), null, null, false)));
        assertThat(holds()).isTrue();

        as(() -> desk.write(purpose, 2, wording("My employer and salary", null, true)));
        assertThat(holds()).isFalse();
        assertThatThrownBy(() -> agree(1)).hasMessage("consents.changed");
        agree(3);
        assertThat(holds()).isTrue();
        assertThat(tenants.as(tenant, office, () -> desk.texts(purpose))
                        .getFirst()
                        .words())
                .containsKeys("en-US", "es-US");
        assertThatThrownBy(() -> as(() -> desk.write(purpose, 2, wording("Stale", null, true))))
                .isInstanceOf(StaleWrite.class);
    }

    @Test
    void aConsentEndsWhenItsTimeIsOverAndModulesHear() {
        as(() -> desk.write(purpose, 1, wording("My employer", 6, false)));
        agree(2);
        assertThat(holds()).isTrue();
        run(() -> tenants.inTenant(
                tenant,
                () -> jdbc.sql("update platform.consent set expires_at = now() - interval '1 second'"
                                + " where person_id = ?")
                        .param(person.id().value())
                        .update()));

        assertThat(holds()).isFalse();
        TenantScope.run(
                tenant,
                Actor.SYSTEM,
                () -> works.stream()
                        .filter(work -> work.name().equals("consents.expiry"))
                        .forEach(RecurringTenantWork::run));

        assertThat(events.stream(ConsentEnded.class).toList())
                .containsExactly(new ConsentEnded(tenant, person.id(), purpose, Why.EXPIRED));
        assertThat(audited()).containsExactly("consent.given", "consent.expired");
    }

    @Test
    void theOfficeCountsWhoAgreesAndClosingEndsIt() {
        agree(1);
        agree(1);
        assertThat(asked().agreed()).isEqualTo(1);
        var rows = tenants.as(tenant, office, () -> desk.sheet(purpose, 1)).rows();
        assertThat(rows).extracting("endedBy").containsExactly(null, "RENEWED");
        assertThat(rows.getFirst().who()).isEqualTo("Wren Halloway");

        as(() -> desk.close(purpose));

        assertThat(asked().agreed()).isZero();
        assertThat(holds()).isFalse();
        assertThatThrownBy(() -> agree(1)).isInstanceOf(NotFound.class);
    }

    @Test
    void anErasureKeepsTheProofWithoutItsParticulars() {
        run(() -> consents.give(person.id(), purpose, 1, Locale.US, "to somebody"));
        var handler = handlers.stream()
                .filter(one -> one.recordType().equals("consents.given"))
                .findFirst()
                .orElseThrow();
        tenants.inTenant(tenant, () -> {
            var exported = new java.util.ArrayList<Map<String, @Nullable Object>>();
            handler.export(person.id().value(), exported::add);
            assertThat(exported).hasSize(1);
            assertThat(exported.getFirst()).containsEntry("detail", "to somebody");
            var erased = handler.erase(person.id().value());
            assertThat(erased.kept()).isEqualTo(1);
            assertThat(erased.reason()).isEqualTo("personal.kept.consent");
            assertThat(handler.erase(person.id().value()).deleted()).isZero();
        });
        assertThat(holds()).isFalse();
        assertThat(tenants.as(tenant, office, () -> desk.sheet(purpose, 1))
                        .rows()
                        .getFirst()
                        .detail())
                .isNull();
    }

    @Test
    void nobodyWithoutTheRightOpensOrReadsAPurposeAndWordsAreNeeded() {
        var anybody = tenants.actorWith(tenant);
        for (Runnable attempt : List.<Runnable>of(
                () -> desk.all(Locale.US),
                () -> desk.open("x", wording("x", null, true)),
                () -> desk.sheet(purpose, 1),
                () -> desk.close(purpose))) {
            assertThatThrownBy(() -> TenantScope.run(tenant, anybody, attempt))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> Words.checked("x", "", "x", "x")).hasMessage("consents.what.missing");
        assertThatThrownBy(() -> as(() -> desk.open(" ", wording("x", null, true))))
                .hasMessage("consents.asked-by.missing");
        var again = tenants.as(tenant, office, () -> desk.open("Office", wording("My employer", null, true)));
        assertThat(again).startsWith("my-employer-").isNotEqualTo(purpose);
    }

    private ConsentDesk.Asked asked() {
        return tenants.as(tenant, office, () -> desk.get(purpose, Locale.US));
    }

    private void agree(int number) {
        run(() -> consents.give(person.id(), purpose, number, Locale.US, null));
    }

    private boolean holds() {
        return holds(person);
    }

    private boolean holds(Someone someone) {
        return TenantScope.call(tenant, Actor.SYSTEM, () -> consents.holds(someone.id(), purpose));
    }

    private void run(Runnable work) {
        TenantScope.run(tenant, Actor.SYSTEM, work);
    }

    private void as(Runnable work) {
        TenantScope.run(tenant, office, work);
    }

    private List<String> audited() {
        return tenants.in(
                tenant,
                () -> jdbc.sql("select action from platform.audit_entry where subject_id = ? and action like"
                                + " 'consent.%' order by at, id")
                        .param(UUID.fromString(person.id().toString()))
                        .query((row, number) -> row.getString(1))
                        .list());
    }

    private static Wording wording(String name, @Nullable Integer months, boolean asksAnew) {
        return new Wording(null, words(name), null, months, asksAnew);
    }

    private static Words words(String name) {
        return new Words(name, "Employer and role", "The program", "To report outcomes");
    }
}
