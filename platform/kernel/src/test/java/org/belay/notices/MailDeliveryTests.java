// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.belay.SettableClock;
import org.belay.notices.Mailbox.Mail;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.belay.testkit.FaultProxy;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail on its way from the table to a real mail server. */
@SpringBootTest(properties = "logging.level.com.icegreen=off") // the server would tell the text
@Import(TestDatabase.class)
@ExtendWith(OutputCaptureExtension.class)
class MailDeliveryTests {

    private static final AtomicInteger FOUNDED = new AtomicInteger();
    private static final Mail INVITATION =
            new Mail("plover@example.org", "Your invitation", "Open https://example.org/invitation/secret-token");

    @Autowired
    Mailbox mailbox;

    @Autowired
    Sender sender;

    @Autowired
    MailTimes times;

    @Autowired
    Bouncing bouncing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Tenants tenants;

    @Autowired
    People people;

    GreenMail server;
    JavaMailSenderImpl way;
    TenantId tenant;
    Duration passed = Duration.ZERO;

    @BeforeEach
    void found() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        way = new JavaMailSenderImpl();
        way.setHost("127.0.0.1");
        way.setPort(server.getSmtp().getPort());
        var slug = "mail" + FOUNDED.incrementAndGet();
        tenant = tenants.found(
                slug,
                "A tenant",
                TenantKind.ASSOCIATION,
                Set.of(slug + ".test"),
                ZoneId.of("America/Detroit"),
                Locale.US,
                "US",
                "#0b6e7f");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailIsDeliveredOnceThoughTheServerWasDown() throws Exception {
        var port = way.getPort();
        server.stop();
        post(INVITATION);
        round();
        assertThat(state()).isEqualTo("QUEUED");

        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        round();
        assertThat(server.getReceivedMessages()).as("not before its time").isEmpty();
        passed = Duration.ofSeconds(31);
        round();
        round();

        assertThat(server.getReceivedMessages()).singleElement().satisfies(received -> {
            assertThat(received.getSubject()).isEqualTo("Your invitation");
            assertThat(received.getAllRecipients()[0]).hasToString("plover@example.org");
            assertThat(received.getContent().toString()).contains("secret-token");
        });
        assertThat(state()).isEqualTo("SENT");
        assertThat(body()).isEmpty();
    }

    @Test
    void theDemoKeepsTheText() {
        post(INVITATION);

        TenantScope.run(tenant, Actor.SYSTEM, delivery(new DemoOutbox())::run);

        assertThat(state()).isEqualTo("SENT");
        assertThat(body()).contains("secret-token");
    }

    @Test
    void whereThereIsNowhereToTakeItMailWaits() {
        post(INVITATION);

        TenantScope.run(
                tenant,
                Actor.SYSTEM,
                () -> new MailDelivery(null, sender, times, bouncing, jdbc, transactions, later()).run());

        assertThat(state()).isEqualTo("QUEUED");
        assertThat(body()).contains("secret-token");
    }

    @Test
    void mailThatFailsForADayIsGivenUpAndItsTextRemoved() {
        server.stop();
        post(INVITATION);
        for (var hours = 0; hours <= 24; hours++) {
            assertThat(state()).as("after %d hours", hours).isEqualTo("QUEUED");
            passed = Duration.ofHours(hours).plusMinutes(hours);
            round();
        }

        assertThat(state()).isEqualTo("FAILED");
        assertThat(body()).isEmpty();
    }

    @Test
    void mailOfAChangeThatFailedIsNotSent() {
        TenantScope.run(
                tenant,
                Actor.SYSTEM,
                () -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    mailbox.post(INVITATION);
                    status.setRollbackOnly();
                }));

        round();

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void whenTheProcessDiesBeforeItIsNotedTheSameMailGoesOutAgain() throws MessagingException {
        post(INVITATION);
        var dying = carrier((id, from, mail) -> {
            smtp().carry(id, from, mail);
            throw new AssertionError("the process dies");
        });
        assertThatThrownBy(() -> TenantScope.run(tenant, Actor.SYSTEM, delivery(dying)::run))
                .isInstanceOf(AssertionError.class);

        round();

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getMessageID()).isEqualTo(received[1].getMessageID());
    }

    @Test
    void whileOneNodeSendsAMailAnotherDoesNot() throws Exception {
        post(INVITATION);
        var sending = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var slow = carrier((id, from, mail) -> {
            sending.countDown();
            try {
                assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            smtp().carry(id, from, mail);
        });
        try (var nodes = Executors.newSingleThreadExecutor()) {
            var first = nodes.submit(() -> TenantScope.run(tenant, Actor.SYSTEM, delivery(slow)::run));
            assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
            round();
            go.countDown();
            first.get(10, TimeUnit.SECONDS);
        }

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void anAddressThatTheServerRefusesGetsNoMore() {
        post(INVITATION);
        var refusing = carrier((id, from, mail) -> {
            throw new AddressRefused(new IllegalStateException("550"));
        });
        TenantScope.run(tenant, Actor.SYSTEM, delivery(refusing)::run);
        assertThat(state()).isEqualTo("BOUNCED");
        assertThat(body()).isEmpty();

        in(() -> jdbc.sql("delete from platform.mail").update());
        post(INVITATION);
        round();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(state()).isEqualTo("FAILED");
    }

    @Test
    void aSilentServerIsAskedAgainLaterAndASlowOneGetsEachMailOnce() throws Exception {
        try (var proxy = new FaultProxy(way.getPort())) {
            way.setPort(proxy.port());
            way.getJavaMailProperties().put("mail.smtp.timeout", "300");
            proxy.halfOpen();
            post(INVITATION);
            post(new Mail("merganser@example.org", "Your invitation", "text"));
            round();
            assertThat(server.getReceivedMessages()).isEmpty();

            way.getJavaMailProperties().put("mail.smtp.timeout", "30000");
            proxy.pass();
            proxy.delay(Duration.ofMillis(50));
            passed = Duration.ofSeconds(31);
            try (var nodes = Executors.newFixedThreadPool(2)) {
                var rounds = List.of(nodes.submit(this::round), nodes.submit(this::round));
                for (var each : rounds) {
                    each.get(60, TimeUnit.SECONDS);
                }
            }
        }

        assertThat(server.getReceivedMessages())
                .extracting(received -> received.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder("plover@example.org", "merganser@example.org");
    }

    @Test
    void manyMailsOfOneOrganizationTakeTurnsWithThoseOfOthers() {
        for (int i = 0; i < 5; i++) {
            post(new Mail("bird" + i + "@example.org", "News", "text"));
        }
        var clock = new SettableClock(Instant.now().plusSeconds(1));
        var slow = carrier((id, from, mail) -> clock.goOn(Duration.ofSeconds(6)));
        var turn = new MailDelivery(slow, sender, times, bouncing, jdbc, transactions, clock);

        TenantScope.run(tenant, Actor.SYSTEM, turn::run);
        assertThat(queued()).isEqualTo(3);
        TenantScope.run(tenant, Actor.SYSTEM, turn::run);
        assertThat(queued()).isEqualTo(1);
    }

    @Test
    void whatCannotWaitGoesAheadOfTheNews() {
        var merle = in(() -> people.add(
                new PersonDetails("Merle", "Tanager", null, null, "merle@example.org", null, null, Map.of())));
        in(() -> mailbox.post(new Mail("merle@example.org", "Your week", "text"), "digest", merle));
        post(INVITATION);
        var subjects = new ArrayList<String>();

        TenantScope.run(tenant, Actor.SYSTEM, delivery(carrier((id, from, mail) -> subjects.add(mail.subject())))::run);

        assertThat(subjects).startsWith("Your invitation");
    }

    @Test
    void oneThatFailsDoesNotKeepBackTheOthers() {
        post(new Mail("no address at all @@", "First", "text"));
        post(INVITATION);

        round();
        round();

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void theTenantChoosesTheSender() throws MessagingException {
        in(() -> jdbc.sql("""
                        insert into platform.setting (id, key, value, effective_from, changed_at)
                        values (gen_random_uuid(), 'notices.sender', 'office@greatlakes.example', '2020-01-01', now())""").update());
        post(INVITATION);

        round();

        assertThat(server.getReceivedMessages()[0].getFrom()[0]).hasToString("office@greatlakes.example");
    }

    @Test
    void noLineOfTheLogTellsTheTextOrTheRecipient(CapturedOutput log) {
        post(INVITATION);
        round();
        server.stop();
        post(INVITATION);
        round();

        assertThat(log).contains("will be tried again").doesNotContain("secret-token", "plover@example.org");
    }

    private void round() {
        TenantScope.run(tenant, Actor.SYSTEM, delivery(smtp())::run);
    }

    private interface Carrying {
        void carry(UUID id, String from, Mail mail);
    }

    private static Carrier carrier(Carrying way) {
        return new Carrier() {
            @Override
            public void carry(UUID id, String from, Mail mail) {
                way.carry(id, from, mail);
            }

            @Override
            public boolean keepsText() {
                return false;
            }
        };
    }

    private SmtpCarrier smtp() {
        return new SmtpCarrier(way, false);
    }

    private MailDelivery delivery(Carrier carrier) {
        return new MailDelivery(carrier, sender, times, bouncing, jdbc, transactions, later());
    }

    private Clock later() {
        return Clock.offset(Clock.systemUTC(), passed);
    }

    private void post(Mail mail) {
        in(() -> {
            mailbox.post(mail);
            return mail;
        });
    }

    private String state() {
        return in(() ->
                jdbc.sql("select state from platform.mail").query(String.class).single());
    }

    private long queued() {
        return in(() -> jdbc.sql("select count(*) from platform.mail where state = 'QUEUED'")
                .query(Long.class)
                .single());
    }

    private String body() {
        return in(() ->
                jdbc.sql("select body from platform.mail").query(String.class).single());
    }

    private <R> R in(Supplier<R> work) {
        return TenantScope.call(
                tenant, Actor.SYSTEM, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
