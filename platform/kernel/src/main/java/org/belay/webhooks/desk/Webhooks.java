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
import org.belay.api.Versioned;
import org.belay.audit.AuditLog;
import org.belay.tenancy.Ids;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.belay.web.Places;
import org.belay.webhooks.EventOutbox;
import org.belay.webhooks.SealedSecrets;
import org.belay.webhooks.WebhookSecrets;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The addresses that are told what happens here. A secret is shown by the request that made it and never again. */
@Service
@Transactional
@PreAuthorize("hasAuthority('webhooks:manage')")
class Webhooks {

    private static final int MOST = 20;
    private static final String SUBJECT = "webhook";

    private final EventOutbox outbox;
    private final WebhookSecrets secrets;
    private final SealedSecrets sealed;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Webhooks(
            EventOutbox outbox,
            WebhookSecrets secrets,
            SealedSecrets sealed,
            JdbcClient jdbc,
            AuditLog audit,
            Clock clock) {
        this.outbox = outbox;
        this.secrets = secrets;
        this.sealed = sealed;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A webhook as it stands.
     *
     * @param state ACTIVE or PAUSED
     * @param pausedBecause PERSON, FAILING or GONE; absent while it is active
     * @param failingSince since when nothing has arrived; absent while it does
     * @param waiting events that are still to arrive
     * @param dead events that were given up
     */
    record Webhook(
            UUID id,
            String name,
            String address,
            List<String> kinds,
            String state,
            @Nullable String pausedBecause,
            @Nullable Instant failingSince,
            long waiting,
            long dead,
            long version)
            implements Versioned {

        boolean active() {
            return state.equals("ACTIVE");
        }

        /** On the reader's clock. */
        public @Nullable ZonedDateTime failingFrom() {
            return Places.here(failingSince);
        }
    }

    private static final String SELECT = """
            select w.*,
                   (select count(*) from platform.webhook_delivery d
                     where d.tenant_id = w.tenant_id and d.webhook_id = w.id and d.state = 'QUEUED') as waiting,
                   (select count(*) from platform.webhook_delivery d
                     where d.tenant_id = w.tenant_id and d.webhook_id = w.id and d.state = 'DEAD') as dead
              from platform.webhook w where w.tenant_id = platform.current_tenant()
            """;

    @Transactional(readOnly = true)
    public List<Webhook> all() {
        return jdbc.sql(SELECT + " order by w.name, w.id")
                .query(Webhooks::webhook)
                .list();
    }

    @Transactional(readOnly = true)
    public Webhook get(UUID id) {
        return jdbc.sql(SELECT + " and w.id = :id")
                .param("id", id)
                .query(Webhooks::webhook)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** @param secret that its events are signed with */
    public UUID add(WebhookDetails details, byte[] secret) {
        if (all().size() >= MOST) {
            throw new RuleViolation("webhook.too-many", MOST);
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into platform.webhook (id, name, address, kinds, secret, created_at, version)
                        values (:id, :name, :address, :kinds, :secret, :now, 0)""")
                .param("id", id)
                .param("name", details.name())
                .param("address", details.address().toString())
                .param("kinds", details.kinds().toArray(String[]::new))
                .param("secret", sealed.close(secret))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        record("webhook.added", id, Map.of("webhook", told(details)));
        return id;
    }

    /** @throws StaleWrite when somebody changed it after {@code version} was read */
    public void change(UUID id, long version, WebhookDetails details) {
        var before = get(id);
        var changed = jdbc.sql("""
                        update platform.webhook set name = :name, address = :address, kinds = :kinds, version = version + 1
                         where tenant_id = platform.current_tenant() and id = :id and version = :version""")
                .param("name", details.name())
                .param("address", details.address().toString())
                .param("kinds", details.kinds().toArray(String[]::new))
                .param("id", id)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new StaleWrite();
        }
        record(
                "webhook.changed",
                id,
                Map.of(
                        "before",
                        Map.of("name", before.name(), "address", before.address(), "kinds", before.kinds()),
                        "after",
                        told(details)));
    }

    /**
     * Takes it away with everything that was still to be sent there.
     *
     * @param version that was seen; null for whatever it is now
     */
    public void remove(UUID id, @Nullable Long version) {
        var gone = get(id);
        if (version != null && version != gone.version()) {
            throw new StaleWrite();
        }
        jdbc.sql("delete from platform.webhook where tenant_id = platform.current_tenant() and id = :id")
                .param("id", id)
                .update();
        record("webhook.removed", id, Map.of("name", gone.name(), "address", gone.address()));
    }

    /** Stops it or lets it go on; what happened meanwhile waits. Harmless when it is so already. */
    public void setActive(UUID id, boolean active) {
        if (get(id).active() == active) {
            return;
        }
        jdbc.sql("""
                        update platform.webhook
                           set state = :state, paused_because = :because, failures = 0, failing_since = null, rest_until = null,
                               version = version + 1
                         where tenant_id = platform.current_tenant() and id = :id""")
                .param("state", active ? "ACTIVE" : "PAUSED")
                .param("because", active ? null : "PERSON")
                .param("id", id)
                .update();
        record(active ? "webhook.resumed" : "webhook.paused", id, Map.of());
    }

    /** @return until when the secret before signs, too */
    public Instant rotate(UUID id, byte[] secret) {
        var until = secrets.replace(id, secret);
        record("webhook.secret-changed", id, Map.of());
        return until;
    }

    /** Sends an event that says nothing. */
    public UUID test(UUID id) {
        if (!get(id).active()) {
            throw new RuleViolation("webhook.paused");
        }
        return outbox.test(id);
    }

    private void record(String action, UUID id, Map<String, ?> details) {
        audit.record(action, SUBJECT, id, details);
    }

    private static Map<String, Object> told(WebhookDetails details) {
        return Map.of(
                "name", details.name(), "address", details.address().toString(), "kinds", List.copyOf(details.kinds()));
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        var since = row.getObject("failing_since", OffsetDateTime.class);
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("address"),
                List.of((String[]) row.getArray("kinds").getArray()),
                row.getString("state"),
                row.getString("paused_because"),
                since == null ? null : since.toInstant(),
                row.getLong("waiting"),
                row.getLong("dead"),
                row.getLong("version"));
    }
}
