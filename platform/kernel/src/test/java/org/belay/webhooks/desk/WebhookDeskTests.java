// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestTenants;
import org.belay.Visitor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.webhooks.Signature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The administrator's desk of webhooks. */
@KernelTest
class WebhookDeskTests {

    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=");

    @Autowired
    Webhooks webhooks;

    @Autowired
    Deliveries deliveries;

    @Autowired
    EventChoice choice;

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    Visitor visitor;

    @BeforeEach
    void begin() {
        tenants.inTenant(tenants.alpha(), () -> {
            jdbc.sql("delete from platform.webhook").update();
            jdbc.sql("delete from platform.webhook_event").update();
        });
        visitor = new Visitor(mvc, "alpha.localhost");
        visitor.signIn(people.member(tenants.alpha(), "administrator").email(), TestPeople.PASSWORD);
    }

    @Test
    void aSecretIsShownOnceAndKeptSealed() throws Exception {
        var shown = visitor.post(
                "/webhooks", "name", "Registrar", "address", "https://hooks.example/x", "kinds", "person.added");
        assertThat(shown).hasStatusOk();
        var secret = SECRET.matcher(shown.getResponse().getContentAsString());
        assertThat(secret.find()).isTrue();

        var id = tenants.in(tenants.alpha(), () -> webhooks.all()).getFirst().id();
        for (var path : new String[] {"/webhooks", "/webhooks/" + id, "/webhooks/" + id + "/details"}) {
            assertThat(visitor.get(path))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Registrar")
                    .doesNotContain("whsec_");
        }
        assertThat(tenants.in(
                        tenants.alpha(),
                        () -> jdbc.sql("select encode(secret, 'base64') from platform.webhook")
                                .query(String.class)
                                .single()))
                .doesNotContain(secret.group().substring("whsec_".length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example/x", "ftp://hooks.example", "https:///x", "https://user:word@hooks.example/",
                "https://hooks.example/#part", "hooks.example", "https://hooks.example/a b",
                        "https://hooks.example/\r\nX: y"
            })
    void whatIsNoHttpsAddressIsRefused(String address) {
        assertThatThrownBy(() ->
                        tenants.in(tenants.alpha(), () -> choice.check("Registrar", address, Set.of("person.added"))))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        broken -> assertThat(broken.messageKey()).isEqualTo("webhook.address.shape"));
    }

    @Test
    void aMistakeLeavesWhatWasTyped() {
        assertThat(visitor.post("/webhooks", "name", "Registrar", "address", "http://hooks.example"))
                .hasStatus(422)
                .bodyText()
                .contains("Registrar", "http://hooks.example", "Choose at least one event.");
    }

    @Test
    void whatWasGivenUpIsSeenAndSentAgainOneByOneOrFromAMoment() {
        var id = webhook();
        var old = event(id, "DEAD", "2026-01-01T00:00:00Z");
        var late = event(id, "DEAD", "2026-03-01T00:00:00Z");
        var arrived = event(id, "DELIVERED", "2026-03-02T00:00:00Z");

        assertThat(visitor.get("/webhooks/" + id + "?state=DEAD"))
                .hasStatusOk()
                .bodyText()
                .contains(old.toString(), late.toString())
                .doesNotContain(arrived.toString());
        assertThat(visitor.get("/webhooks/" + id + "/deliveries/" + old))
                .hasStatusOk()
                .bodyText()
                .contains("It was tried for the last time");

        tenants.inTenant(tenants.alpha(), () -> deliveries.replay(id, old));
        assertThat(state(id, old)).isEqualTo("QUEUED");
        assertThat(replayed(id, "2026-02-01T00:00:00Z", false)).isEqualTo(1);
        assertThat(state(id, late)).isEqualTo("QUEUED");
        assertThat(state(id, arrived)).isEqualTo("DELIVERED");
        assertThat(replayed(id, "2026-02-01T00:00:00Z", true)).isEqualTo(1);
        assertThat(state(id, arrived)).isEqualTo("QUEUED");
    }

    @Test
    void aPausedOneIsNotTriedAndOneThatGoesOnForgetsItsFailures() {
        var id = webhook();
        tenants.inTenant(
                tenants.alpha(),
                () -> jdbc.sql("update platform.webhook set failures = 7, failing_since = now(), rest_until = now()")
                        .update());
        tenants.inTenant(tenants.alpha(), () -> webhooks.setActive(id, false));
        assertThatThrownBy(() -> tenants.in(tenants.alpha(), () -> webhooks.test(id)))
                .isInstanceOf(RuleViolation.class);

        tenants.inTenant(tenants.alpha(), () -> webhooks.setActive(id, true));

        assertThat(tenants.in(tenants.alpha(), () -> webhooks.get(id)).failingSince())
                .isNull();
        assertThat(visitor.post("/webhooks/" + id + "/removal")).hasStatus(302);
        assertThatThrownBy(() -> tenants.in(tenants.alpha(), () -> webhooks.get(id)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theDeskIsForWhoMayManageWebhooks() {
        var manager = tenants.actorWith(tenants.alpha(), "webhooks:manage");
        var stranger = tenants.actorWith(tenants.alpha(), "people:read");

        assertThat(tenants.as(tenants.alpha(), manager, () -> webhooks.all())).isEmpty();
        assertThatThrownBy(() -> tenants.as(tenants.alpha(), stranger, () -> webhooks.all()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(
                        () -> tenants.as(tenants.alpha(), stranger, () -> deliveries.sheet(UUID.randomUUID(), null, 1)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private int replayed(UUID id, String from, boolean arrivedToo) {
        return tenants.in(tenants.alpha(), () -> deliveries.replayFrom(id, Instant.parse(from), arrivedToo));
    }

    private UUID webhook() {
        return tenants.in(
                tenants.alpha(),
                () -> webhooks.add(
                        choice.check("Registrar", "https://hooks.example/x", Set.of("person.added")),
                        Signature.newSecret()));
    }

    private UUID event(UUID webhook, String state, String at) {
        var id = UUID.randomUUID();
        tenants.inTenant(
                tenants.alpha(),
                () -> jdbc.sql("""
                        with event as (insert into platform.webhook_event (id, kind, body, occurred_at)
                                       values (:id, 'person.added', '{}', cast(:at as timestamptz)))
                        insert into platform.webhook_delivery (webhook_id, event_id, state, next_try_at)
                        values (:webhook, :id, :state, now())""")
                        .param("id", id)
                        .param("at", at)
                        .param("webhook", webhook)
                        .param("state", state)
                        .update());
        return id;
    }

    private String state(UUID webhook, UUID event) {
        return tenants.in(tenants.alpha(), () -> deliveries.get(webhook, event))
                .delivery()
                .state()
                .name();
    }
}
