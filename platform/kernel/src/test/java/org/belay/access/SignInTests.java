// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestPeople.Someone;
import org.belay.TestTenants;
import org.belay.Visitor;
import org.belay.tenancy.Actor;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KernelTest
class SignInTests {

    private static final String HOST = "alpha.localhost";
    private static final String SIGN_IN = "/sign-in";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople people;

    @Autowired
    Access access;

    @Autowired
    CurrentRights rights;

    @Autowired
    Sessions sessions;

    @Autowired
    Passwords passwords;

    @Test
    void aPersonComesInFromSeveralPlacesAtOnce() throws Exception {
        var someone = people.member(tenants.alpha(), "administrator");
        var together = new CyclicBarrier(3);
        for (int round = 0; round < 5; round++) {
            try (var places = Executors.newFixedThreadPool(3)) {
                Callable<Visitor> comeIn = () -> {
                    together.await();
                    return signedIn(someone);
                };
                for (var place : places.invokeAll(Collections.nCopies(3, comeIn))) {
                    assertThat(place.get()).isNotNull();
                }
            }
        }
    }

    @Test
    void aWithdrawnRoleIsGoneAtTheNextRequest() {
        var someone = people.member(tenants.alpha(), "administrator");
        people.member(tenants.alpha(), "administrator");
        var visitor = signedIn(someone);
        assertThat(visitor.get("/people.csv").getResponse().getStatus()).isEqualTo(200);

        tenants.inTenant(tenants.alpha(), () -> access.withdraw(someone.id().value(), "administrator"));

        assertThat(visitor.get("/people.csv").getResponse().getStatus()).isEqualTo(403);
    }

    @Test
    void whoIsStoppedIsSignedOutAndCannotComeBack() {
        var someone = people.member(tenants.alpha(), "program-director");
        var visitor = signedIn(someone);

        tenants.inTenant(tenants.alpha(), () -> access.setActive(someone.id().value(), false));

        assertThat(tenants.in(tenants.alpha(), () -> sessions.of(someone.id().value())))
                .isEmpty();
        assertThat(visitor.get("/people.csv").getResponse().getRedirectedUrl()).endsWith(SIGN_IN);
        assertThat(visitor.signIn(someone.email(), TestPeople.PASSWORD)).isEqualTo("/sign-in?wrong");
    }

    @Test
    void whoIsStoppedHasNoRightWhereverTheyAreStillRecognised() {
        var actor = tenants.actorWith(tenants.alpha(), "people:read");
        assertThat(tenants.as(tenants.alpha(), actor, () -> rights.get().has("people:read")))
                .isTrue();

        tenants.inTenant(tenants.alpha(), () -> access.setActive(Objects.requireNonNull(actor.id()), false));

        assertThat(tenants.as(tenants.alpha(), actor, () -> rights.get().has("people:read")))
                .isFalse();
    }

    @Test
    void anUnknownNameLooksLikeAWrongPassword() {
        var someone = people.member(tenants.alpha());
        var nobody = UUID.randomUUID() + "@alpha.example";
        for (int i = 0; i < 5; i++) {
            assertThat(new Visitor(mvc, HOST).signIn(someone.email(), "wrong")).isEqualTo("/sign-in?wrong");
            assertThat(new Visitor(mvc, HOST).signIn(nobody, "wrong")).isEqualTo("/sign-in?wrong");
        }

        assertThat(new Visitor(mvc, HOST).signIn(someone.email(), TestPeople.PASSWORD))
                .isEqualTo("/sign-in?locked=1");
        assertThat(new Visitor(mvc, HOST).signIn(nobody, "wrong")).isEqualTo("/sign-in?locked=1");
    }

    @Test
    void aSessionOfOneTenantIsAbsentAtAnother() {
        tenants.beta();
        var visitor = signedIn(people.member(tenants.alpha(), "administrator"));

        assertThat(visitor.at("beta.localhost").get("/people.csv").getResponse().getRedirectedUrl())
                .endsWith(SIGN_IN);
        assertThat(visitor.get("/people.csv").getResponse().getStatus()).isEqualTo(200);
    }

    @Test
    void signingOutElsewhereLeavesThisPlace() {
        var someone = people.member(tenants.alpha(), "program-director");
        var here = signedIn(someone);
        var there = signedIn(someone);

        here.post("/account/sessions/others/end");

        assertThat(here.get("/people.csv").getResponse().getStatus()).isEqualTo(200);
        assertThat(there.get("/people.csv").getResponse().getRedirectedUrl()).endsWith(SIGN_IN);
    }

    @Test
    void signingOutEverywhereLeavesNoPlace() {
        var someone = people.member(tenants.alpha(), "program-director");
        var here = signedIn(someone);
        var there = signedIn(someone);

        here.post("/account/sessions/end");

        assertThat(here.get("/people.csv").getResponse().getRedirectedUrl()).endsWith(SIGN_IN);
        assertThat(there.get("/people.csv").getResponse().getRedirectedUrl()).endsWith(SIGN_IN);
    }

    @Test
    void aChangedPasswordSignsOutElsewhereAndIsTheOnlyOneFromThenOn() {
        var someone = people.member(tenants.alpha(), "program-director");
        var here = signedIn(someone);
        var there = signedIn(someone);
        var next = "another long password";

        here.post("/account/password", "present", TestPeople.PASSWORD, "password", next, "again", next);

        assertThat(here.get("/people.csv").getResponse().getStatus()).isEqualTo(200);
        assertThat(there.get("/people.csv").getResponse().getRedirectedUrl()).endsWith(SIGN_IN);
        assertThat(new Visitor(mvc, HOST).signIn(someone.email(), TestPeople.PASSWORD))
                .isEqualTo("/sign-in?wrong");
        assertThat(new Visitor(mvc, HOST).signIn(someone.email(), next)).isEqualTo("/");
    }

    @Test
    void guessesAtThePresentPasswordCountLikeThoseAtSignIn() {
        var someone = people.member(tenants.alpha());
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> change(someone, "a guess")).hasMessage("access.password.wrong");
        }

        assertThatThrownBy(() -> change(someone, TestPeople.PASSWORD)).hasMessage("access.password.locked");
        assertThat(new Visitor(mvc, HOST).signIn(someone.email(), TestPeople.PASSWORD))
                .isEqualTo("/sign-in?locked=1");
    }

    private void change(Someone someone, String present) {
        TenantScope.run(
                tenants.alpha(),
                Actor.SYSTEM,
                () -> passwords.change(someone.id(), present, "another long password", "no session"));
    }

    @Test
    void aPersonReadsInTheirOwnZoneFromTheNextRequest() throws Exception {
        var someone = people.member(tenants.alpha(), "program-director");
        var visitor = signedIn(someone);
        var own = "/people.csv?q=" + someone.email();
        assertThat(visitor.get(own).getResponse().getContentAsString()).containsPattern("-0[45]:00");

        visitor.post("/account/details", "zone", "Asia/Tokyo", "language", "", "version", "0");

        assertThat(visitor.get(own).getResponse().getContentAsString()).contains("+09:00");
    }

    private Visitor signedIn(TestPeople.Someone someone) {
        var visitor = new Visitor(mvc, HOST);
        assertThat(visitor.signIn(someone.email(), TestPeople.PASSWORD)).isEqualTo("/");
        return visitor;
    }
}
