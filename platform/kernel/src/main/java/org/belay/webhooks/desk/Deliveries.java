// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.audit.AuditLog;
import org.belay.tenancy.NotFound;
import org.belay.web.ListPage;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of each event at each address, and sending it again, under the same id. */
@Service
@Transactional
@PreAuthorize("hasAuthority('webhooks:manage')")
class Deliveries {

    /** What a delivery can be. */
    enum State {
        QUEUED,
        DELIVERED,
        DEAD
    }

    private static final int SIZE = 25;
    private static final int ROWS_AT_A_TIME = 500;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An event on its way.
     *
     * @param event its id, the {@code webhook-id} that receivers see
     * @param attempts how often it was tried since it was last asked for
     * @param status what the receiver answered last
     * @param failure why there was no answer last
     */
    record Delivery(
            UUID event,
            String kind,
            Instant occurredAt,
            State state,
            int attempts,
            @Nullable Instant nextTryAt,
            @Nullable Integer status,
            @Nullable String failure) {

        /** On the reader's clock. */
        public @Nullable ZonedDateTime when() {
            return Places.here(occurredAt);
        }

        /** On the reader's clock. */
        public @Nullable ZonedDateTime nextTry() {
            return Places.here(nextTryAt);
        }
    }

    /** One try: a status, or a failure. */
    record Attempt(
            Instant at,
            long millis,
            @Nullable Integer status,
            @Nullable String failure,
            String answer) {

        /** On the reader's clock. */
        public @Nullable ZonedDateTime when() {
            return Places.here(at);
        }
    }

    /** A delivery with what was sent and every try, the last first. */
    record Sheet(Delivery delivery, String body, List<Attempt> attempts) {}

    private static final String SELECT = """
            select d.*, e.kind, e.occurred_at, last.status, last.failure
              from platform.webhook_delivery d
              join platform.webhook_event e on e.tenant_id = d.tenant_id and e.id = d.event_id
              left join lateral (select a.status, a.failure from platform.webhook_attempt a
                                  where a.tenant_id = d.tenant_id and a.webhook_id = d.webhook_id and a.event_id = d.event_id
                                  order by a.at desc, a.id desc limit 1) last on true
             where d.tenant_id = platform.current_tenant() and d.webhook_id = :webhook
               and (cast(:state as text) is null or d.state = :state)
            """;

    /** The newest first. */
    @Transactional(readOnly = true)
    public ListPage<Delivery> sheet(UUID webhook, @Nullable State state, int asked) {
        long total = jdbc.sql("""
                        select count(*) from platform.webhook_delivery
                         where tenant_id = platform.current_tenant() and webhook_id = :webhook
                           and (cast(:state as text) is null or state = :state)""")
                .param("webhook", webhook)
                .param("state", name(state))
                .query(Long.class)
                .single();
        var number = ListPage.within(asked, SIZE, total);
        var rows = jdbc.sql(SELECT + " order by d.event_id desc limit :size offset :skip")
                .param("webhook", webhook)
                .param("state", name(state))
                .param("size", SIZE)
                .param("skip", (number - 1) * SIZE)
                .query(Deliveries::delivery)
                .list();
        var base = "/webhooks/" + webhook + (state == null ? "" : "?state=" + state);
        return new ListPage<>(rows, number, SIZE, total, base);
    }

    /** The newest first, part by part. */
    @Transactional(readOnly = true)
    public Page<Delivery> page(UUID webhook, @Nullable State state, Paging paging) {
        requireWebhook(webhook);
        var after = paging.after(1).map(cursor -> cursor.uuid(0)).orElse(null);
        var rows = jdbc.sql(SELECT + """
                         and (cast(:after as uuid) is null or d.event_id < cast(:after as uuid))
                         order by d.event_id desc limit :limit""")
                .param("webhook", webhook)
                .param("state", name(state))
                .param("after", after)
                .param("limit", paging.fetch())
                .query(Deliveries::delivery)
                .list();
        return Page.of(rows, paging, delivery -> Cursor.at(delivery.event()));
    }

    /** Hands over every delivery, the newest first, as the database yields them. */
    @Transactional(readOnly = true)
    public void each(UUID webhook, @Nullable State state, Consumer<Delivery> reader) {
        requireWebhook(webhook);
        jdbc.sql(SELECT + " order by d.event_id desc")
                .param("webhook", webhook)
                .param("state", name(state))
                .withFetchSize(ROWS_AT_A_TIME)
                .query(row -> {
                    reader.accept(delivery(row, 0));
                });
    }

    @Transactional(readOnly = true)
    public Sheet get(UUID webhook, UUID event) {
        var delivery = jdbc.sql(SELECT + " and d.event_id = :event")
                .param("webhook", webhook)
                .param("state", null)
                .param("event", event)
                .query(Deliveries::delivery)
                .optional()
                .orElseThrow(NotFound::new);
        var body = jdbc.sql(
                        "select body from platform.webhook_event where tenant_id = platform.current_tenant() and id = :event")
                .param("event", event)
                .query(String.class)
                .single();
        var attempts = jdbc.sql("""
                        select * from platform.webhook_attempt
                         where tenant_id = platform.current_tenant() and webhook_id = :webhook and event_id = :event
                         order by at desc, id desc""")
                .param("webhook", webhook)
                .param("event", event)
                .query((row, number) -> new Attempt(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("millis"),
                        row.getObject("status", Integer.class),
                        row.getString("failure"),
                        row.getString("answer")))
                .list();
        return new Sheet(delivery, body, attempts);
    }

    /** Sends one event again, whatever became of it. */
    public void replay(UUID webhook, UUID event) {
        get(webhook, event);
        jdbc.sql("""
                        update platform.webhook_delivery
                           set state = 'QUEUED', attempts = 0, next_try_at = :now, settled_at = null
                         where tenant_id = platform.current_tenant() and webhook_id = :webhook and event_id = :event""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("webhook", webhook)
                .param("event", event)
                .update();
        audit.record("webhook.replayed", "webhook", webhook, Map.of("event", event.toString()));
    }

    /**
     * Sends again what happened from a moment on: what was given up, and if wanted also what has arrived.
     *
     * @return how many events
     */
    public int replayFrom(UUID webhook, Instant from, boolean arrivedToo) {
        requireWebhook(webhook);
        var number = jdbc.sql("""
                        update platform.webhook_delivery d
                           set state = 'QUEUED', attempts = 0, next_try_at = :now, settled_at = null
                          from platform.webhook_event e
                         where d.tenant_id = platform.current_tenant() and d.webhook_id = :webhook
                           and e.tenant_id = d.tenant_id and e.id = d.event_id and e.occurred_at >= :from
                           and (d.state = 'DEAD' or :arrived and d.state = 'DELIVERED')""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("webhook", webhook)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("arrived", arrivedToo)
                .update();
        audit.record(
                "webhook.replayed",
                "webhook",
                webhook,
                Map.of("from", from.toString(), "events", String.valueOf(number)));
        return number;
    }

    private void requireWebhook(UUID webhook) {
        var there = jdbc.sql("""
                        select exists (select from platform.webhook
                                        where tenant_id = platform.current_tenant() and id = :webhook)""").param("webhook", webhook).query(Boolean.class).single();
        if (!there) {
            throw new NotFound();
        }
    }

    private static @Nullable String name(@Nullable State state) {
        return state == null ? null : state.name();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        var state = State.valueOf(row.getString("state"));
        return new Delivery(
                row.getObject("event_id", UUID.class),
                row.getString("kind"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                state,
                row.getInt("attempts"),
                state == State.QUEUED
                        ? row.getObject("next_try_at", OffsetDateTime.class).toInstant()
                        : null,
                row.getObject("status", Integer.class),
                row.getString("failure"));
    }
}
