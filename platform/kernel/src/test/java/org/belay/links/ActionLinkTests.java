// SPDX-License-Identifier: Apache-2.0
package org.belay.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestPeople.Someone;
import org.belay.TestTenants;
import org.belay.Visitor;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Links in letters, as whoever opens them finds them. */
@KernelTest
@Import(LinkSamples.class)
class ActionLinkTests {

    @Autowired
    ActionLinks links;

    @Autowired
    LinkDesk desk;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    Someone mara;
    Visitor visitor;

    @BeforeEach
    void begin() {
        LinkSamples.DONE.clear();
        mara = people.member(tenants.alpha());
        visitor = new Visitor(mvc, "alpha.localhost");
    }

    @Test
    void openingChangesNothingAndTheButtonDoesItOnceAsThePersonItWasMadeFor() {
        var path = made(LinkSamples.OPEN, "this");

        for (int i = 0; i < 3; i++) {
            assertThat(visitor.get(path)).hasStatusOk().bodyText().contains("Do this?", "Do it");
        }
        assertThat(LinkSamples.DONE).isEmpty();

        assertThat(visitor.post(path)).hasStatusOk().bodyText().contains("this is done");
        assertThat(visitor.post(path)).hasStatus(410).bodyText().contains("This was done already", "account page");
        assertThat(LinkSamples.DONE)
                .containsExactly("samples.open this " + mara.id().value());
    }

    @Test
    void whatNeedsSignInAsksForItFirst() {
        var path = made(LinkSamples.SIGNED_IN, "this");

        assertThat(visitor.get(path)).hasStatus(302).hasRedirectedUrl("/sign-in");
        assertThat(visitor.get(path.replace("signed-in/", "")).getResponse().getRedirectedUrl())
                .as("the other address is no way around")
                .isEqualTo(path);
        visitor.post(path.replace("signed-in/", ""));
        assertThat(LinkSamples.DONE).isEmpty();

        visitor.signIn(mara.email(), TestPeople.PASSWORD);
        assertThat(visitor.get(path)).hasStatusOk().bodyText().contains("Do this?");
        assertThat(visitor.post(path)).hasStatusOk();
        assertThat(LinkSamples.DONE).hasSize(1);
    }

    @Test
    void somebodyElseWhoIsSignedInCannotUseIt() {
        var path = made(LinkSamples.OPEN, "this");
        var other = people.member(tenants.alpha());
        visitor.signIn(other.email(), TestPeople.PASSWORD);

        assertThat(visitor.post(path)).hasStatus(403).bodyText().contains("This link is for somebody else");
        assertThat(LinkSamples.DONE).isEmpty();
    }

    @Test
    void oneThatIsOverWithdrawnOrUnknownSaysSo() {
        var over = tenants.in(
                tenants.alpha(), () -> links.open(mara.id(), LinkSamples.OPEN, "this", Duration.ofSeconds(-1)));
        var withdrawn = made(LinkSamples.OPEN, "that");
        tenants.inTenant(tenants.alpha(), () -> links.withdraw(LinkSamples.OPEN, "that"));

        assertThat(visitor.post(over)).hasStatus(410).bodyText().contains("This link is too old", "account page");
        assertThat(visitor.post(withdrawn)).hasStatus(410).bodyText().contains("leads nowhere any more");
        assertThat(visitor.post("/do/made-up")).hasStatus(410).bodyText().contains("leads nowhere any more");
        assertThat(LinkSamples.DONE).isEmpty();
    }

    @Test
    void anActionThatIsRefusedLeavesTheLinkAsItWas() {
        var path = made(LinkSamples.OPEN, "refused");

        assertThat(visitor.post(path)).hasStatus(422);
        assertThat(visitor.get(path)).hasStatusOk();
    }

    @Test
    void ofManyWhoPressAtOnceOneSucceeds() throws Exception {
        var token = made(LinkSamples.OPEN, "this").substring("/do/".length());
        Callable<?> press = () -> TenantScope.callAnonymously(tenants.alpha(), () -> desk.perform(token));
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(Collections.nCopies(8, press));
        }

        assertThat(LinkSamples.DONE).hasSize(1);
    }

    @Test
    void theDatabaseDoesNotKnowTheToken() {
        var token = made(LinkSamples.OPEN, "this").substring("/do/".length());

        assertThat(tenants.in(
                        tenants.alpha(),
                        () -> jdbc.sql("select l::text from platform.one_time_link l where person_id = ?")
                                .param(mara.id().value())
                                .query(String.class)
                                .list()))
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void anotherTenantKnowsNothingOfIt() {
        var path = made(LinkSamples.OPEN, "this");

        assertThat(new Visitor(mvc, "beta.localhost").get(path)).hasStatus(404);
        assertThat(TenantScope.callAnonymously(tenants.beta(), () -> desk.perform(path.substring("/do/".length())))
                        .action())
                .isNull();
        assertThat(LinkSamples.DONE).isEmpty();
    }

    private String made(String action, String about) {
        return tenants.in(tenants.alpha(), () -> links.open(mara.id(), action, about, Duration.ofDays(1)));
    }
}
