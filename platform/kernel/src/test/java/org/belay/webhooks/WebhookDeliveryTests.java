// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.belay.KernelTest;
import org.belay.SettableClock;
import org.belay.TestPeople;
import org.belay.TestTenants;
import org.belay.access.Access;
import org.belay.notices.Notices;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.plugins.Settings;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantId;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Events from the change that causes them to a receiver, and back to the log. */
@KernelTest
class WebhookDeliveryTests {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople testPeople;

    @Autowired
    People people;

    @Autowired
    DueDeliveries due;

    @Autowired
    WebhookSecrets rotation;

    @Autowired
    SealedSecrets sealed;

    @Autowired
    EventOutbox outbox;

    @Autowired
    WebhookCleaning cleaning;

    @Autowired
    Settings settings;

    @Autowired
    Access access;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    final SettableClock clock = new SettableClock(Instant.now().plusSeconds(120));
    final byte[] secret = Signature.newSecret();
    HostileServer server;
    SendRounds rounds;
    TenantId alpha;
    UUID webhook;

    @BeforeEach
    void begin() throws IOException {
        server = new HostileServer();
        rounds = rounds(Duration.ofMillis(500), 16, 4);
        alpha = tenants.alpha();
        for (var tenant : List.of(alpha, tenants.beta())) {
            tenants.inTenant(tenant, () -> {
                jdbc.sql("delete from platform.webhook").update();
                jdbc.sql("delete from platform.webhook_event").update();
            });
        }
        webhook = webhook(alpha, server, "person.added");
    }

    @AfterEach
    void end() throws IOException {
        rounds.destroy();
        server.close();
    }

    @Test
    void aChangeIsToldOnceSignedAndWithoutAnythingPersonal() throws Exception {
        var person = testPeople.add(alpha, "Odalys", "Fenwick").id();

        round();
        round();

        assertThat(server.seen()).singleElement().satisfies(seen -> {
            var event = seen.headers().get("webhook-id");
            var at = seen.headers().get("webhook-timestamp");
            assertThat(seen.body())
                    .startsWith("{\"type\":\"person.added\",\"timestamp\":\"")
                    .endsWith("\"data\":{\"person\":\"" + person + "\"}}")
                    .doesNotContain("Odalys");
            assertThat(seen.headers().get("webhook-signature"))
                    .isEqualTo("v1," + Signature.sign(secret, event + "." + at + "." + seen.body()));
        });
        assertThat(states()).containsExactly("DELIVERED");
        assertThat(attempts()).containsExactly("200 null ok");
    }

    @Test
    void whatIsRolledBackIsNotTold() throws Exception {
        assertThatThrownBy(() -> tenants.inTenant(alpha, () -> {
                    people.add(new PersonDetails("Never", "Was", null, null, null, null, null, Map.of()));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        round();

        assertThat(server.seen()).isEmpty();
        assertThat(states()).isEmpty();
    }

    @Test
    void whatNobodyWantsIsNotStored() {
        testPeople.add(tenants.beta(), "Odalys", "Fenwick");

        assertThat(tenants.in(tenants.beta(), () -> count("webhook_event"))).isZero();
    }

    @Test
    void anotherTenantsReceiverHearsNothing() throws Exception {
        try (var other = new HostileServer()) {
            webhook(tenants.beta(), other, "person.added");
            testPeople.add(alpha, "Odalys", "Fenwick");

            round();
            round(tenants.beta());

            assertThat(server.seen()).hasSize(1);
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void whatFailsIsTriedAgainLaterUnderTheSameIdUntilItArrives() throws Exception {
        server.behave(HostileServer.status(500));
        testPeople.add(alpha, "Odalys", "Fenwick");
        round();
        round();
        assertThat(server.seen()).as("not before its time").hasSize(1);

        server.behave(HostileServer.status(204));
        clock.goOn(Duration.ofSeconds(31));
        round();

        assertThat(server.seen()).hasSize(2);
        assertThat(server.seen().stream()
                        .map(seen -> seen.headers().get("webhook-id"))
                        .distinct())
                .hasSize(1);
        assertThat(states()).containsExactly("DELIVERED");
        assertThat(attempts()).containsExactly("500 null ", "204 null ");
        assertThat(failures()).isZero();
    }

    @Test
    void whatKeepsFailingIsADeadLetterWhenItsTriesAreUsedUp() throws Exception {
        server.behave(HostileServer.status(500));
        testPeople.add(alpha, "Odalys", "Fenwick");
        tenants.inTenant(
                alpha,
                () -> jdbc.sql("update platform.webhook_delivery set attempts = 10")
                        .update());
        round();
        assertThat(states()).containsExactly("QUEUED");

        clock.goOn(Duration.ofHours(6).plusSeconds(1));
        round();
        clock.goOn(Duration.ofHours(6).plusSeconds(1));
        round();

        assertThat(states()).containsExactly("DEAD");
        assertThat(server.seen()).hasSize(2);
    }

    @Test
    void afterADayOfFailureTheWebhookIsPausedAndItsAdministratorsAreTold() throws Exception {
        var administrator = testPeople.member(alpha, "administrator");
        server.behave(HostileServer.reset());
        testPeople.add(alpha, "Odalys", "Fenwick");
        round();
        clock.goOn(Duration.ofHours(25));
        round();

        assertThat(state()).isEqualTo("PAUSED FAILING");
        assertThat(tenants.in(
                        alpha,
                        () -> jdbc.sql(
                                        "select count(*) from platform.notice where person_id = :person and kind = 'webhooks.paused'")
                                .param("person", administrator.id().value())
                                .query(Long.class)
                                .single()))
                .isEqualTo(1);
        var tries = server.seen().size();
        clock.goOn(Duration.ofHours(7));
        round();
        assertThat(server.seen()).as("a paused one is left alone").hasSize(tries);
        assertThat(states()).as("what happened waits").containsOnly("QUEUED");
    }

    @Test
    void aReceiverThatSaysItIsGoneIsPausedAtOnce() throws Exception {
        server.behave(HostileServer.status(410));
        testPeople.add(alpha, "Odalys", "Fenwick");

        round();

        assertThat(state()).isEqualTo("PAUSED GONE");
    }

    @Test
    void bothSecretsSignUntilTheOldOneIsOver() throws Exception {
        var fresh = Signature.newSecret();
        tenants.inTenant(alpha, () -> rotation.replace(webhook, fresh));
        testPeople.add(alpha, "Odalys", "Fenwick");
        round();
        clock.goOn(Duration.ofHours(25));
        testPeople.add(alpha, "Odalys", "Marsh");
        round();

        assertThat(server.seen().get(0).headers().get("webhook-signature").split(" "))
                .hasSize(2);
        assertThat(server.seen().get(1).headers().get("webhook-signature"))
                .isEqualTo("v1,"
                        + Signature.sign(
                                fresh,
                                server.seen().get(1).headers().get("webhook-id") + "."
                                        + server.seen().get(1).headers().get("webhook-timestamp") + "."
                                        + server.seen().get(1).body()));
    }

    @Test
    void twoNodesSendEachEventOnce() throws Exception {
        for (int i = 0; i < 40; i++) {
            testPeople.add(alpha, "Odalys", "Fenwick");
        }
        var other = rounds(Duration.ofSeconds(5), 16, 4);
        var together = new CountDownLatch(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node : List.of(rounds, other)) {
                threads.execute(() -> {
                    together.countDown();
                    try {
                        together.await(5, TimeUnit.SECONDS);
                        round(node, alpha);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        }
        other.destroy();

        assertThat(server.seen()).hasSize(40);
        assertThat(server.seen().stream()
                        .map(seen -> seen.headers().get("webhook-id"))
                        .distinct())
                .hasSize(40);
        assertThat(states()).hasSize(40).containsOnly("DELIVERED");
    }

    @Test
    void whatANodeThatDiedHeldIsSentByAnotherWhenItsLeaseIsOver() throws Exception {
        testPeople.add(alpha, "Odalys", "Fenwick");
        assertThat(tenants.in(alpha, () -> due.claim(webhook, clock.instant()))).isPresent();

        round();
        assertThat(server.seen()).as("the other node may still be sending").isEmpty();
        clock.goOn(Duration.ofSeconds(61));
        round();

        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void whoLostTheLeaseSettlesNothing() {
        testPeople.add(alpha, "Odalys", "Fenwick");
        var first = tenants.in(alpha, () -> due.claim(webhook, clock.instant())).orElseThrow();
        clock.goOn(Duration.ofSeconds(61));
        tenants.in(alpha, () -> due.claim(webhook, clock.instant())).orElseThrow();

        tenants.inTenant(
                alpha, () -> due.delivered(first, new DueDeliveries.Attempt(clock.instant(), 1, 200, null, "")));

        assertThat(states()).containsExactly("QUEUED");
    }

    @Test
    void receiversThatDoNotAnswerDoNotDelayAnotherTenants() throws Exception {
        var slow = rounds(Duration.ofSeconds(30), 4, 2);
        try (var silent = new HostileServer();
                var quick = new HostileServer()) {
            silent.behave(silent.silence());
            server.behave(silent.silence());
            for (int i = 0; i < 6; i++) {
                webhook(alpha, silent, "person.added");
            }
            webhook(tenants.beta(), quick, "person.added");
            testPeople.add(alpha, "Odalys", "Fenwick");
            testPeople.add(tenants.beta(), "Odalys", "Fenwick");

            var began = System.nanoTime();
            TenantScope.run(alpha, Actor.SYSTEM, slow::run);
            TenantScope.run(tenants.beta(), Actor.SYSTEM, slow::run);
            while (quick.seen().isEmpty() && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(10)) {
                Thread.onSpinWait();
            }

            assertThat(quick.seen()).hasSize(1);
            assertThat(silent.seen().size() + server.seen().size())
                    .as("no more than its tenant's places")
                    .isLessThanOrEqualTo(2);
        }
        server.close(); // or the turns would last
        slow.destroy();
    }

    @Test
    void aTestGoesToOneWebhookAlone() throws Exception {
        try (var other = new HostileServer()) {
            webhook(alpha, other, "person.added");
            tenants.in(alpha, () -> outbox.test(webhook));

            round();

            assertThat(server.seen())
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.body()).contains("\"type\":\"webhook.test\""));
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void whatIsOlderThanItIsKeptIsRemovedWithItsTries() throws Exception {
        testPeople.add(alpha, "Odalys", "Fenwick");
        round();
        tenants.inTenant(
                alpha,
                () -> jdbc.sql("update platform.webhook_event set occurred_at = now() - interval '31 days'")
                        .update());
        testPeople.add(alpha, "Odalys", "Marsh");

        TenantScope.run(alpha, Actor.SYSTEM, cleaning::run);

        assertThat(states()).containsExactly("QUEUED");
        assertThat(attempts()).isEmpty();
    }

    private SendRounds rounds(Duration together, int places, int placesOfOne) {
        var receiver = new Receiver(Route.anywhere(), (SSLSocketFactory) SSLSocketFactory.getDefault(), together);
        var sending = new Sending(due, receiver, settings, access, notices, transactions, clock);
        return new SendRounds(due, sending, clock, places, placesOfOne);
    }

    private void round() throws InterruptedException {
        round(alpha);
    }

    private void round(TenantId tenant) throws InterruptedException {
        round(rounds, tenant);
    }

    private static void round(SendRounds node, TenantId tenant) throws InterruptedException {
        TenantScope.run(tenant, Actor.SYSTEM, node::run);
        node.await();
    }

    private UUID webhook(TenantId tenant, HostileServer at, String... kinds) {
        var id = UUID.randomUUID();
        tenants.inTenant(
                tenant,
                () -> jdbc.sql("""
                        insert into platform.webhook (id, name, address, kinds, secret, created_at, version)
                        values (:id, 'Test', :address, :kinds, :secret, now(), 0)""")
                        .param("id", id)
                        .param("address", at.at("127.0.0.1").toString())
                        .param("kinds", kinds)
                        .param("secret", sealed.close(secret))
                        .update());
        return id;
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from platform." + table)
                .query(Long.class)
                .single();
    }

    private List<String> states() {
        return texts("select state from platform.webhook_delivery where webhook_id = :webhook");
    }

    private List<String> attempts() {
        return texts("select coalesce(status::text, 'null') || ' ' || coalesce(failure, 'null') || ' ' || answer"
                + " from platform.webhook_attempt where webhook_id = :webhook order by at, id");
    }

    private String state() {
        return texts("select state || ' ' || coalesce(paused_because, '') from platform.webhook where id = :webhook")
                .getFirst();
    }

    private int failures() {
        return Integer.parseInt(texts("select failures::text from platform.webhook where id = :webhook")
                .getFirst());
    }

    private List<String> texts(String sql) {
        return tenants.in(
                alpha,
                () -> jdbc.sql(sql)
                        .param("webhook", webhook)
                        .query(String.class)
                        .list());
    }
}
