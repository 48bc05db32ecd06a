// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.plugins.PublishedEvent;
import org.belay.tenancy.Ids;
import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantScope;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores what is to be sent in the transaction that it tells of, so that neither is there without the other. Events of
 * one transaction are gathered and stored with one statement just before it commits.
 */
@Component
public class EventOutbox {

    /** The kind of the event that somebody sends by hand to try an address. */
    public static final String TEST = "webhook.test";

    private final PublishedEvents kinds;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    EventOutbox(PublishedEvents kinds, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.kinds = kinds;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private record Happened(UUID id, String kind, String body, Instant at) {}

    @EventListener
    void take(TenantEvent event) {
        var kind = kinds.of(event).orElse(null);
        if (kind == null) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !event.tenant().equals(TenantScope.require().tenant())) {
            throw new IllegalStateException(kind.name() + " is to be published within a transaction of its tenant.");
        }
        batch().add(happened(kind, event));
    }

    /** Queues a test for one webhook, whatever kinds it has chosen, and answers its id. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID test(UUID webhook) {
        var event = event(TEST, Map.of("webhook", webhook));
        jdbc.sql("""
                        with event as (
                            insert into platform.webhook_event (id, kind, body, occurred_at)
                            values (:id, :kind, :body, :at) returning id, occurred_at)
                        insert into platform.webhook_delivery (webhook_id, event_id, next_try_at)
                        select :webhook, id, occurred_at from event""")
                .param("id", event.id())
                .param("kind", TEST)
                .param("body", event.body())
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .param("webhook", webhook)
                .update();
        return event.id();
    }

    private Happened happened(PublishedEvent<?> kind, TenantEvent event) {
        return event(kind.name(), kind.of(event));
    }

    private Happened event(String kind, Map<String, ?> data) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", kind);
        body.put("timestamp", at.toString());
        body.put("data", data);
        return new Happened(Ids.next(), kind, json.writeValueAsString(body), at);
    }

    private Batch batch() {
        for (var known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Batch batch) {
                return batch;
            }
        }
        var fresh = new Batch();
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }

    private void store(List<Happened> events) {
        var wanted = new HashSet<>(jdbc.sql(
                        "select distinct unnest(kinds) from platform.webhook where tenant_id = platform.current_tenant()")
                .query(String.class)
                .list());
        var rows = events.stream()
                .filter(event -> wanted.contains(event.kind()))
                .map(event -> Map.of(
                        "id",
                        event.id(),
                        "kind",
                        event.kind(),
                        "body",
                        event.body(),
                        "occurred_at",
                        event.at().toString()))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with event as (
                            insert into platform.webhook_event (id, kind, body, occurred_at)
                            select id, kind, body, occurred_at
                              from json_populate_recordset(null::platform.webhook_event, cast(:rows as json))
                            returning id, kind, occurred_at)
                        insert into platform.webhook_delivery (webhook_id, event_id, next_try_at)
                        select w.id, e.id, e.occurred_at
                          from event e join platform.webhook w on e.kind = any(w.kinds)
                         where w.tenant_id = platform.current_tenant()""").param("rows", json.writeValueAsString(rows)).update();
    }

    /** The events of one transaction. What comes while it is committing is stored by itself. */
    private final class Batch implements TransactionSynchronization {

        private final List<Happened> events = new ArrayList<>();
        private boolean stored;

        void add(Happened event) {
            if (stored) {
                store(List.of(event));
            } else {
                events.add(event);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            stored = true;
            store(events);
        }
    }
}
