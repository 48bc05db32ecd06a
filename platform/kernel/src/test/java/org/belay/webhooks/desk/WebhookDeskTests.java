// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.belay.KernelTest;
import org.belay.TestTenants;
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

/** The administrator's desk of webhooks. */
@KernelTest
class WebhookDeskTests {

    @Autowired
    Webhooks webhooks;

    @Autowired
    Deliveries deliveries;

    @Autowired
    EventChoice choice;

    @Autowired
    TestTenants tenants;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void begin() {
        tenants.inTenant(tenants.alpha(), () -> {
            jdbc.sql("delete from platform.webhook").update();
            jdbc.sql("delete from platform.webhook_event").update();
        });
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
    void whatWasGivenUpIsSeenAndSentAgainOneByOneOrFromAMoment() {
        var id = webhook();
        var old = event(id, "DEAD", "2026-01-01T00:00:00Z");
        var late = event(id, "DEAD", "2026-03-01T00:00:00Z");
        var arrived = event(id, "DELIVERED", "2026-03-02T00:00:00Z");

        assertThat(tenants.in(tenants.alpha(), () -> deliveries.sheet(id, Deliveries.State.DEAD, 1))
                        .rows())
                .extracting(Deliveries.Delivery::event)
                .containsExactlyInAnyOrder(old, late);

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
        tenants.inTenant(tenants.alpha(), () -> webhooks.remove(id, null));
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
