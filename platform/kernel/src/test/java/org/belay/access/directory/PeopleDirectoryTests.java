// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestTenants;
import org.belay.Visitor;
import org.belay.access.Access;
import org.belay.web.ListPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KernelTest
class PeopleDirectoryTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople people;

    @Autowired
    PeopleDirectory directory;

    @Autowired
    Access access;

    private final String family = "Q" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void eitherNameOrTheEmailFindsAPersonByItsBeginning() {
        var someone = people.add(tenants.alpha(), "Zephyrine", family);

        for (var typed : List.of(
                family.substring(0, 12),
                "ZEPHYRINE " + family.substring(0, 5),
                family + ", Zeph",
                someone.email().substring(0, 30))) {
            assertThat(find(typed, null, null).rows())
                    .as(typed)
                    .extracting(PersonRow::name)
                    .containsExactly(family + ", Zephyrine");
        }
        assertThat(find(family.substring(1), null, null).rows()).isEmpty();
    }

    @Test
    void aWildcardIsJustACharacter() {
        people.add(tenants.alpha(), "Zephyrine", family);

        assertThat(find("%", null, null).rows()).isEmpty();
        assertThat(find("_" + family.substring(1), null, null).rows()).isEmpty();
    }

    @Test
    void whoCanSignInAndWhoIsStoppedAreFoundApart() {
        var alpha = tenants.alpha();
        people.add(alpha, "Abel", family);
        var invited = people.add(alpha, "Bea", family);
        tenants.inTenant(alpha, () -> access.openAccount(invited.id(), invited.email()));
        var stopped = people.add(alpha, "Cyr", family);
        tenants.inTenant(alpha, () -> {
            access.openAccountWithHash(stopped.id(), stopped.email(), "{noop}x");
            access.setActive(stopped.id().value(), false);
        });

        assertThat(find(family, null, "none").rows())
                .extracting(PersonRow::name)
                .containsExactly(family + ", Abel");
        assertThat(find(family, null, "invited").rows())
                .extracting(PersonRow::name)
                .containsExactly(family + ", Bea");
        assertThat(find(family, null, "disabled").rows())
                .extracting(PersonRow::name)
                .containsExactly(family + ", Cyr");
        assertThat(find(family, null, "active").rows()).isEmpty();
    }

    @Test
    void aRoleNarrowsTheListAndPagesGoOn() {
        var alpha = tenants.alpha();
        for (int i = 0; i < 27; i++) {
            var someone = people.add(alpha, "Nan", family + (char) ('a' + i % 26));
            tenants.inTenant(alpha, () -> access.assign(someone.id().value(), "mentor", null));
        }

        var first = find(family, "mentor", null);
        assertThat(first.total()).isEqualTo(27);
        assertThat(first.rows()).hasSize(25);
        assertThat(first.pageHref(2))
                .contains("q=" + family)
                .contains("role=mentor")
                .contains("page=2");
        assertThat(find(family, "faculty", null).rows()).isEmpty();
    }

    @Test
    void anotherTenantsPeopleAreNotThere() {
        people.add(tenants.beta(), "Zephyrine", family);

        assertThat(find(family, null, null).rows()).isEmpty();
    }

    @Test
    void anExportedFormulaIsHarmlessAndThoseWithoutTheRightGetNone() throws Exception {
        var alpha = tenants.alpha();
        people.add(alpha, "Eve", "=" + family);
        var director = new Visitor(mvc, "alpha.localhost");
        director.signIn(people.member(alpha, "program-director").email(), TestPeople.PASSWORD);
        var learner = new Visitor(mvc, "alpha.localhost");
        learner.signIn(people.member(alpha, "learner").email(), TestPeople.PASSWORD);

        assertThat(director.get("/people.csv?q=%3D" + family).getResponse().getContentAsString())
                .contains("\"'=" + family + ", Eve\"");
        assertThat(learner.get("/people.csv").getResponse().getStatus()).isEqualTo(403);
    }

    private ListPage<PersonRow> find(String q, @Nullable String role, @Nullable String state) {
        return tenants.in(tenants.alpha(), () -> directory.find(new PeopleSearch(q, role, state, null, null, null)));
    }
}
