// SPDX-License-Identifier: Apache-2.0
package org.belay.access.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.belay.KernelTest;
import org.belay.SettableClock;
import org.belay.TestPeople;
import org.belay.TestTenants;
import org.belay.Visitor;
import org.belay.links.OneTimeLinks;
import org.belay.people.PersonId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KernelTest
class OneTimeLinkTests {

    private static final String HOST = "alpha.localhost";
    private static final String PASSWORD = "seven wet umbrellas";
    private static final Pattern LINK =
            Pattern.compile("http://alpha\\.localhost((?:/invitation|/password/reset)/[A-Za-z0-9_-]{43})\\s");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople people;

    @Autowired
    OneTimeLinks links;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anInvitedPersonChoosesAPasswordAndSignsInWithIt() {
        var someone = people.add(tenants.alpha(), "Ines", "Larkspur");
        invite(someone);
        var visitor = new Visitor(mvc, HOST);
        var link = newestLink(someone);

        assertThat(visitor.get(link).getResponse().getStatus()).isEqualTo(200);
        assertThat(choose(link, PASSWORD)).isEqualTo(302);
        assertThat(visitor.signIn(someone.email(), PASSWORD)).isEqualTo("/");
    }

    @Test
    void lookingAtALinkDoesNotUseItUpButUsingItDoes() {
        var someone = people.add(tenants.alpha(), "Ines", "Larkspur");
        invite(someone);
        var link = newestLink(someone);

        for (int i = 0; i < 3; i++) {
            assertThat(new Visitor(mvc, HOST).get(link).getResponse().getStatus())
                    .isEqualTo(200);
        }
        assertThat(choose(link, PASSWORD)).isEqualTo(302);
        assertThat(choose(link, "eight wet umbrellas")).isEqualTo(410);
        assertThat(new Visitor(mvc, HOST).get(link).getResponse().getStatus()).isEqualTo(410);
        assertThat(new Visitor(mvc, HOST).signIn(someone.email(), PASSWORD)).isEqualTo("/");
    }

    @Test
    void aLinkOfOneTenantIsUnknownToAnother() {
        tenants.beta();
        var someone = people.add(tenants.alpha(), "Ines", "Larkspur");
        invite(someone);

        assertThat(new Visitor(mvc, "beta.localhost")
                        .get(newestLink(someone))
                        .getResponse()
                        .getStatus())
                .isEqualTo(410);
    }

    @Test
    void onlyTheNewestInvitationWorks() {
        var someone = people.add(tenants.alpha(), "Ines", "Larkspur");
        invite(someone);
        var first = newestLink(someone);
        invite(someone);

        assertThat(choose(first, PASSWORD)).isEqualTo(410);
        assertThat(choose(newestLink(someone), PASSWORD)).isEqualTo(302);
    }

    @Test
    void aNewPasswordSignsOutEverywhere() {
        var someone = people.member(tenants.alpha(), "program-director");
        var visitor = new Visitor(mvc, HOST);
        visitor.signIn(someone.email(), TestPeople.PASSWORD);

        new Visitor(mvc, HOST).post("/password/reset", "login", someone.email());
        assertThat(choose(newestLink(someone), PASSWORD)).isEqualTo(302);

        assertThat(visitor.get("/people.csv").getResponse().getRedirectedUrl()).endsWith("/sign-in");
    }

    @Test
    void askingForANewPasswordAnswersTheSameForWhoIsUnknown() {
        var someone = people.member(tenants.alpha());
        var nobody = UUID.randomUUID() + "@alpha.example";

        assertThat(ask(someone.email())).isEqualTo("/password/reset?asked");
        assertThat(ask(nobody)).isEqualTo("/password/reset?asked");
        assertThat(mails(someone.email())).hasSize(1);
        assertThat(mails(nobody)).isEmpty();
    }

    @Test
    void nobodyIsSentMoreThanFiveMailsAtOnce() {
        var someone = people.member(tenants.alpha());

        for (int i = 0; i < 9; i++) {
            assertThat(ask(someone.email())).isEqualTo("/password/reset?asked");
        }

        assertThat(mails(someone.email())).hasSize(5);
    }

    @Test
    void anExpiredLinkIsWorthNothing() {
        var someone = people.member(tenants.alpha());
        var clock = new SettableClock(Instant.parse("2026-11-14T09:00:00Z"));
        var aged = new OneTimeLinks(jdbc, clock);
        var token = tenants.in(
                tenants.alpha(),
                () -> aged.open(
                        someone.id(),
                        LinkPurpose.PASSWORD_RESET.name(),
                        null,
                        clock.instant().plus(Duration.ofHours(1))));

        clock.goOn(Duration.ofMinutes(59));
        assertThat(tenants.in(tenants.alpha(), () -> aged.look(LinkPurpose.PASSWORD_RESET.name(), token)))
                .contains(someone.id());
        assertThat(tenants.in(tenants.alpha(), () -> aged.look(LinkPurpose.INVITATION.name(), token)))
                .isEmpty();

        clock.goOn(Duration.ofMinutes(1));
        assertThat(tenants.in(tenants.alpha(), () -> aged.use(LinkPurpose.PASSWORD_RESET.name(), token)))
                .isEmpty();
    }

    @Test
    void ofManyWhoUseALinkAtOnceOneSucceeds() throws Exception {
        var someone = people.member(tenants.alpha());
        var alpha = tenants.alpha();
        var token = tenants.in(
                alpha,
                () -> links.open(
                        someone.id(),
                        LinkPurpose.PASSWORD_RESET.name(),
                        null,
                        Instant.now().plus(Duration.ofHours(1))));
        var uses = new ArrayList<Callable<List<PersonId>>>();
        for (int i = 0; i < 8; i++) {
            uses.add(() -> tenants.in(
                    alpha,
                    () -> links.use(LinkPurpose.PASSWORD_RESET.name(), token).stream()
                            .toList()));
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            var winners = 0;
            for (var outcome : threads.invokeAll(uses)) {
                winners += outcome.get().size();
            }
            assertThat(winners).isOne();
        }
    }

    @Test
    void theDatabaseKnowsOnlyTheHash() {
        var someone = people.add(tenants.alpha(), "Ines", "Larkspur");
        invite(someone);
        var token = newestLink(someone).replaceAll(".*/", "");

        var stored = tenants.in(
                tenants.alpha(),
                () -> jdbc.sql("select l::text from platform.one_time_link l where person_id = ?")
                        .param(someone.id().value())
                        .query(String.class)
                        .list());

        assertThat(stored).hasSize(1).noneMatch(row -> row.contains(token));
    }

    private void invite(TestPeople.Someone someone) {
        var administrator = people.member(tenants.alpha(), "administrator");
        var visitor = new Visitor(mvc, HOST);
        visitor.signIn(administrator.email(), TestPeople.PASSWORD);
        assertThat(visitor.post("/people/" + someone.id() + "/invitation")
                        .getResponse()
                        .getStatus())
                .isEqualTo(302);
    }

    private String ask(String login) {
        return String.valueOf(new Visitor(mvc, HOST)
                .post("/password/reset", "login", login)
                .getResponse()
                .getRedirectedUrl());
    }

    private int choose(String link, String password) {
        return new Visitor(mvc, HOST)
                .post(link, "password", password, "again", password)
                .getResponse()
                .getStatus();
    }

    private List<String> mails(String recipient) {
        return tenants.in(
                tenants.alpha(),
                () -> jdbc.sql("select body from platform.mail where recipient = ? order by id")
                        .param(recipient)
                        .query(String.class)
                        .list());
    }

    private String newestLink(TestPeople.Someone someone) {
        var link = LINK.matcher(mails(someone.email()).getLast());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
