// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.belay.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of what is to be sent. Nobody holds a transaction while a receiver thinks: who sends holds a lease instead. */
@Component
@Transactional
class DueDeliveries {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final SealedSecrets sealed;

    DueDeliveries(JdbcClient jdbc, SealedSecrets sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    /**
     * One event for one address, leased to who asked.
     *
     * @param tries how often it was tried before
     * @param failures how often in a row the address has failed, whatever the event
     */
    record Delivery(
            UUID webhook,
            UUID event,
            UUID lease,
            URI address,
            String body,
            List<byte[]> secrets,
            int tries,
            int failures,
            @Nullable Instant failingSince) {}

    /** A try, as it is logged. */
    record Attempt(
            Instant at,
            long millis,
            @Nullable Integer status,
            @Nullable String failure,
            String answer) {}

    /** The webhooks with something to send now, in an order that favours none. */
    @Transactional(readOnly = true)
    public List<UUID> webhooks(Instant now, int most) {
        return jdbc.sql("""
                        select w.id from platform.webhook w
                         where w.tenant_id = platform.current_tenant() and w.state = 'ACTIVE'
                           and (w.rest_until is null or w.rest_until <= :now)
                           and exists (select from platform.webhook_delivery d
                                        where d.tenant_id = w.tenant_id and d.webhook_id = w.id and d.state = 'QUEUED'
                                          and d.next_try_at <= :now and (d.leased_until is null or d.leased_until <= :now))
                         order by random() limit :most""")
                .param("now", at(now))
                .param("most", most)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** The webhook's next delivery, for the caller alone until the lease is over. */
    public Optional<Delivery> claim(UUID webhook, Instant now) {
        var lease = Ids.next();
        return jdbc.sql("""
                        with next as (
                            select d.event_id from platform.webhook_delivery d
                             where d.tenant_id = platform.current_tenant() and d.webhook_id = :webhook and d.state = 'QUEUED'
                               and d.next_try_at <= :now and (d.leased_until is null or d.leased_until <= :now)
                             order by d.next_try_at, d.event_id limit 1 for update skip locked),
                        mine as (
                            update platform.webhook_delivery d set lease = :lease, leased_until = :until
                              from next
                             where d.tenant_id = platform.current_tenant() and d.webhook_id = :webhook and d.event_id = next.event_id
                            returning d.event_id, d.attempts)
                        select mine.event_id, mine.attempts, e.body, w.address, w.secret, w.failures, w.failing_since,
                               case when w.previous_until > :now then w.previous_secret end as previous_secret
                          from mine
                          join platform.webhook_event e on e.tenant_id = platform.current_tenant() and e.id = mine.event_id
                          join platform.webhook w on w.tenant_id = platform.current_tenant() and w.id = :webhook
                                                 and w.state = 'ACTIVE'""")
                .param("webhook", webhook)
                .param("now", at(now))
                .param("lease", lease)
                .param("until", at(now.plus(LEASE)))
                .query((row, number) -> delivery(webhook, lease, row))
                .optional();
    }

    private Delivery delivery(UUID webhook, UUID lease, ResultSet row) throws SQLException {
        var secrets = new ArrayList<byte[]>();
        secrets.add(sealed.open(row.getBytes("secret")));
        var previous = row.getBytes("previous_secret");
        if (previous != null) {
            secrets.add(sealed.open(previous));
        }
        var since = row.getObject("failing_since", OffsetDateTime.class);
        return new Delivery(
                webhook,
                row.getObject("event_id", UUID.class),
                lease,
                URI.create(row.getString("address")),
                row.getString("body"),
                List.copyOf(secrets),
                row.getInt("attempts"),
                row.getInt("failures"),
                since == null ? null : since.toInstant());
    }

    /** It has arrived. */
    public void delivered(Delivery delivery, Attempt attempt) {
        log(delivery, attempt);
        settle(delivery, "DELIVERED", attempt.at());
        jdbc.sql("""
                        update platform.webhook set failures = 0, failing_since = null, rest_until = null
                         where tenant_id = platform.current_tenant() and id = :webhook and failures > 0""").param("webhook", delivery.webhook()).update();
    }

    /**
     * It has not arrived.
     *
     * @param again when to try it again; null for never
     * @param rest until when the address is left alone
     */
    public void failed(Delivery delivery, Attempt attempt, @Nullable Instant again, Instant rest) {
        log(delivery, attempt);
        if (again == null) {
            settle(delivery, "DEAD", attempt.at());
        } else {
            jdbc.sql("""
                            update platform.webhook_delivery
                               set attempts = attempts + 1, next_try_at = :again, lease = null, leased_until = null
                             where tenant_id = platform.current_tenant() and webhook_id = :webhook and event_id = :event
                               and lease = :lease""")
                    .param("again", at(again))
                    .param("webhook", delivery.webhook())
                    .param("event", delivery.event())
                    .param("lease", delivery.lease())
                    .update();
        }
        jdbc.sql("""
                        update platform.webhook set failures = failures + 1, failing_since = coalesce(failing_since, :at), rest_until = :rest
                         where tenant_id = platform.current_tenant() and id = :webhook""")
                .param("at", at(attempt.at()))
                .param("rest", at(rest))
                .param("webhook", delivery.webhook())
                .update();
    }

    /** @return whether it was not paused already; then its name */
    public Optional<String> pause(UUID webhook, String because) {
        return jdbc.sql("""
                        update platform.webhook set state = 'PAUSED', paused_because = :because, version = version + 1
                         where tenant_id = platform.current_tenant() and id = :webhook and state = 'ACTIVE' returning name""")
                .param("because", because)
                .param("webhook", webhook)
                .query(String.class)
                .optional();
    }

    /** Whoever lost the lease meanwhile changes nothing. */
    private void settle(Delivery delivery, String state, Instant at) {
        jdbc.sql("""
                        update platform.webhook_delivery
                           set state = :state, attempts = attempts + 1, settled_at = :at, lease = null, leased_until = null
                         where tenant_id = platform.current_tenant() and webhook_id = :webhook and event_id = :event
                           and lease = :lease""")
                .param("state", state)
                .param("at", at(at))
                .param("webhook", delivery.webhook())
                .param("event", delivery.event())
                .param("lease", delivery.lease())
                .update();
    }

    /** Logs the try, unless the delivery has been removed meanwhile. */
    private void log(Delivery delivery, Attempt attempt) {
        jdbc.sql("""
                        insert into platform.webhook_attempt (id, webhook_id, event_id, at, millis, status, failure, answer)
                        select :id, d.webhook_id, d.event_id, :at, :millis, cast(:status as integer), :failure, :answer
                          from platform.webhook_delivery d
                         where d.tenant_id = platform.current_tenant() and d.webhook_id = :webhook and d.event_id = :event
                           for key share""")
                .param("id", Ids.next())
                .param("at", at(attempt.at()))
                .param("millis", attempt.millis())
                .param("status", attempt.status())
                .param("failure", attempt.failure())
                .param("answer", attempt.answer())
                .param("webhook", delivery.webhook())
                .param("event", delivery.event())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
