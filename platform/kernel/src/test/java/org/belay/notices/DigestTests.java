// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.belay.KernelTest;
import org.belay.SettableClock;
import org.belay.TestPeople;
import org.belay.TestPeople.Someone;
import org.belay.TestTenants;
import org.belay.Visitor;
import org.belay.jobs.RecurringTenantWork;
import org.belay.people.People;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;

/** From what happens to what lies in the person's mailbox, through a real mail server. */
@KernelTest
@Import(NoticeSamples.class)
class DigestTests {

    private static final Pattern WAY_OUT = Pattern.compile("<http://[^/]+(/unsubscribe/[^>]+)>");

    private static final Pattern LINK = Pattern.compile("href=\"http://alpha\\.localhost(?::\\d+)?(/[^\"]*)\"");

    @Autowired
    Notices notices;

    @Autowired
    List<RecurringTenantWork> works;

    @Autowired
    Sender sender;

    @Autowired
    MailTimes times;

    @Autowired
    Bouncing bouncing;

    @Autowired
    People register;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople people;

    @Autowired
    SettableClock clock;

    @Autowired
    MockMvcTester mvc;

    GreenMail server;
    JavaMailSenderImpl way;
    TenantId alpha;
    Someone mara;

    @BeforeEach
    void found() {
        clock.goOn(Duration.between(clock.instant(), NoticeSamples.MORNING));
        start(0);
        way = new JavaMailSenderImpl();
        way.setHost("127.0.0.1");
        way.setPort(server.getSmtp().getPort());
        alpha = tenants.alpha();
        mara = people.member(alpha);
        tenants.inTenant(alpha, () -> {
            jdbc.sql("delete from platform.mail").update();
            jdbc.sql("delete from platform.notice").update();
        });
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whatThreeKindsToldComesOnceInTheEveningThoughTheServerWasDown() throws Exception {
        move(mara, "America/Los_Angeles");
        tell(NoticeSamples.ONE, "A certificate is missing");
        tell(NoticeSamples.TWO, "A mentor wrote");
        tell(NoticeSamples.WEEKLY, "A cycle ends");
        until("2026-11-24T01:59:00Z"); // 17:59 in Los Angeles, long past six in Detroit
        round();
        assertThat(stored()).as("not before the evening").isZero();

        var port = server.getSmtp().getPort();
        server.stop();
        until("2026-11-24T02:00:00Z");
        round();
        round();
        until("2026-11-24T02:10:00Z");
        round();
        start(port);
        until("2026-11-24T02:40:00Z");
        round();
        round();

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getAllRecipients()[0]).hasToString(mara.email());
        assertThat(received[0].getSubject()).isEqualTo("Alpha of Testing: 3 things for you");
        assertThat(text(received[0]))
                .contains("A certificate is missing", "A mentor wrote", "A cycle ends", "http://alpha.localhost")
                .contains("text/plain", "text/html", "<li>");
        assertThat(received[0].getMessageID()).matches("<[0-9a-f-]{36}@.*>");
    }

    @Test
    void aSecondSummaryOnOneDayIsNotSentAndNothingIsLost() {
        tell(NoticeSamples.ONE, "First");
        until("2026-11-23T23:00:00Z"); // 18:00
        round();
        tenants.inTenant(
                alpha,
                () -> jdbc.sql("update platform.notice set mail_due_at = mail_due_at - interval '1 day'")
                        .update());
        tell(NoticeSamples.TWO, "Second");
        tenants.inTenant(
                alpha,
                () -> jdbc.sql("update platform.notice set mail_due_at = :now where mail_id is null")
                        .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                        .update());
        round();
        assertThat(server.getReceivedMessages()).hasSize(1);

        until("2026-11-24T23:00:00Z");
        round();
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(text(server.getReceivedMessages()[1])).contains("Second").doesNotContain("First");
    }

    @Test
    void whatWasReadInTheInboxIsNotMailed() {
        tell(NoticeSamples.ONE, "Read already");
        tenants.inTenant(
                alpha,
                () -> jdbc.sql("update platform.notice set read_at = now()").update());

        until("2026-11-23T23:00:00Z");
        round();

        assertThat(stored()).isZero();
    }

    @Test
    void atNightNothingComesButWhatProtectsTheAccount() throws Exception {
        until("2026-11-24T03:00:00Z"); // 22:00
        tell(NoticeSamples.AT_ONCE, "A talk was moved");
        tell(NoticeSamples.PROTECTIVE, "Your password was changed");
        round();

        assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Your password was changed");
            assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        });

        until("2026-11-24T12:00:00Z"); // 7:00
        round();
        assertThat(server.getReceivedMessages()[1].getSubject()).isEqualTo("A talk was moved");
    }

    @Test
    void mailThatWaitedForItsServerKeepsTheNight() {
        until("2026-11-24T01:50:00Z"); // 20:50
        tell(NoticeSamples.AT_ONCE, "A talk was moved");
        var port = server.getSmtp().getPort();
        server.stop();
        round();
        start(port);
        until("2026-11-24T04:00:00Z"); // 23:00
        round();
        assertThat(server.getReceivedMessages()).isEmpty();

        until("2026-11-24T12:00:00Z"); // 7:00
        round();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void oneClickEndsItAndLookingDoesNot() throws Exception {
        tell(NoticeSamples.AT_ONCE, "First");
        round();
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var link = WAY_OUT.matcher(mail.getHeader("List-Unsubscribe")[0].replaceAll("\\s", ""));
        assertThat(link.matches()).isTrue();
        var address = URI.create("http://alpha.localhost" + link.group(1));

        assertThat(mvc.get().uri(address)).hasStatusOk();
        tell(NoticeSamples.AT_ONCE, "Second");
        round();
        assertThat(server.getReceivedMessages()).as("a scanner has only looked").hasSize(2);

        assertThat(mvc.post().uri(URI.create("http://beta.localhost" + link.group(1))))
                .hasStatus(404);
        assertThat(mvc.post().uri(address).param("List-Unsubscribe", "One-Click"))
                .hasStatusOk();
        tell(NoticeSamples.AT_ONCE, "Third");
        round();
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aProgramThatFetchesEveryLinkOfASummaryChangesNothingAndItsButtonMarksAllRead() throws Exception {
        tell(NoticeSamples.ONE, "First");
        tell(NoticeSamples.TWO, "Second");
        until("2026-11-23T23:00:00Z"); // 18:00
        write();
        tell(NoticeSamples.ONE, "After the summary");
        var body = tenants.in(
                alpha,
                () -> jdbc.sql("select html from platform.mail")
                        .query(String.class)
                        .single());
        var addresses = LINK.matcher(body)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        var visitor = new Visitor(mvc, "alpha.localhost");

        addresses.forEach(visitor::get);
        addresses.forEach(visitor::get);

        assertThat(unread()).as("a scanner has only looked").isEqualTo(3);
        var button = addresses.stream()
                .filter(path -> path.startsWith("/do/"))
                .findFirst()
                .orElseThrow();
        assertThat(visitor.get(button))
                .hasStatusOk()
                .hasHeader("Referrer-Policy", "no-referrer")
                .bodyText()
                .contains("Mark 2 things read?", "<form");
        assertThat(visitor.get(button).getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(visitor.post(button)).hasStatusOk().bodyText().contains("2 things are marked read");
        assertThat(unread()).as("what came later stays new").isEqualTo(1);
        assertThat(visitor.post(button)).hasStatus(410).bodyText().contains("This was done already", "inbox");
        assertThat(new Visitor(mvc, "beta.localhost").get(button)).hasStatus(410);
    }

    @Test
    void anAddressThatTheServerRefusesGetsNoMoreUntilItIsAnotherOne() {
        tenants.inTenant(alpha, () -> bouncing.mark(mara.email(), "5.1.1"));
        tell(NoticeSamples.AT_ONCE, "First");
        round();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(states()).containsExactly("FAILED");

        tenants.inTenant(alpha, () -> {
            var stored = register.get(mara.id());
            var before = stored.details();
            register.change(
                    mara.id(),
                    stored.version(),
                    new org.belay.people.PersonDetails(
                            before.givenName(),
                            before.familyName(),
                            null,
                            null,
                            "other." + mara.email(),
                            null,
                            null,
                            Map.of()));
        });
        tell(NoticeSamples.AT_ONCE, "Second");
        round();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void noticesOfOneTenantAreNothingToAnother() {
        tell(NoticeSamples.ONE, "Private");

        var seen = tenants.in(
                tenants.beta(),
                () -> jdbc.sql("select count(*) from platform.notice")
                        .query(Integer.class)
                        .single());

        assertThat(seen).isZero();
    }

    private void start(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    private void until(String moment) {
        clock.goOn(Duration.between(clock.instant(), Instant.parse(moment)));
    }

    private void move(Someone someone, String zone) {
        tenants.as(alpha, Actor.person(someone.id().value(), "Mara Quillfeather"), () -> {
            var own = register.own(someone.id());
            return register.changeOwn(someone.id(), own.version(), null, null, zone, null);
        });
    }

    private void tell(String kind, String text) {
        tenants.inTenant(alpha, () -> notices.tell(mara.id(), kind, NoticeText.of(text), "/x"));
    }

    /** Writes what is due, and leaves it where it waits to be sent. */
    private void write() {
        works.stream()
                .filter(work -> work.name().equals("notices.round"))
                .forEach(work -> TenantScope.run(alpha, Actor.SYSTEM, work::run));
    }

    /** What the recurring work does when it is its turn. */
    private void round() {
        var round = works.stream()
                .filter(work -> work.name().equals("notices.round"))
                .findFirst()
                .orElseThrow();
        var delivery = new MailDelivery(
                new SmtpCarrier(way, false), sender, times, bouncing, jdbc, transactions, (Clock) clock);
        TenantScope.run(alpha, Actor.SYSTEM, round::run);
        TenantScope.run(alpha, Actor.SYSTEM, delivery::run);
    }

    private long unread() {
        return tenants.in(
                alpha,
                () -> jdbc.sql("select count(*) from platform.notice where read_at is null")
                        .query(Long.class)
                        .single());
    }

    private long stored() {
        return tenants.in(
                alpha,
                () -> jdbc.sql("select count(*) from platform.mail")
                        .query(Long.class)
                        .single());
    }

    private List<String> states() {
        return tenants.in(
                alpha,
                () -> jdbc.sql("select state from platform.mail order by created_at")
                        .query(String.class)
                        .list());
    }

    private static String text(MimeMessage message) {
        return GreenMailUtil.getWholeMessage(message);
    }
}
