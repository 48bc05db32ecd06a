// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.tenancy.Actor;
import org.belay.tenancy.Ids;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People about whom nothing may be deleted for a while, whoever asks and however old it is. */
@Service
@Transactional
@PreAuthorize("hasAuthority('privacy:manage')")
class Holds {

    private static final int LONGEST = 500;

    private final People people;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Holds(People people, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.people = people;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** One hold. */
    record Hold(
            UUID id,
            PersonId person,
            String reason,
            Instant placedAt,
            @Nullable Instant releasedAt) {}

    /** All of them, those in force first; an organization has few. */
    @Transactional(readOnly = true)
    public List<Hold> all() {
        return jdbc.sql("select * from platform.legal_hold where tenant_id = platform.current_tenant()"
                        + " order by released_at desc nulls first, placed_at desc, id")
                .query(Holds::hold)
                .list();
    }

    @Transactional(readOnly = true)
    public Hold get(UUID id) {
        return jdbc.sql("select * from platform.legal_hold where tenant_id = platform.current_tenant() and id = :id")
                .param("id", id)
                .query(Holds::hold)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** @throws RuleViolation when nobody has this address, or there is a hold already */
    public UUID place(@Nullable String email, @Nullable String reason) {
        var person = people.withEmail(email == null ? "" : email)
                .orElseThrow(() -> new RuleViolation("privacy.hold.nobody"));
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            throw new RuleViolation("privacy.hold.reason", LONGEST);
        }
        // the person's row is what an erasure locks, too
        var _ = jdbc.sql(
                        "select id from platform.person where tenant_id = platform.current_tenant() and id = :id for update")
                .param("id", person.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(NotFound::new);
        var id = Ids.next();
        var placed = jdbc.sql("""
                        insert into platform.legal_hold (id, person_id, reason, placed_by, placed_at)
                        values (:id, :person, :reason, :by, :now) on conflict do nothing""")
                .param("id", id)
                .param("person", person.value())
                .param("reason", reason.strip())
                .param("by", me(), java.sql.Types.OTHER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (placed == 0) {
            throw new RuleViolation("privacy.hold.there");
        }
        audit.record("privacy.hold-placed", "person", person.value(), Map.of("reason", reason.strip()));
        return id;
    }

    /** Lets things take their course again. A released one stays so. */
    public void release(UUID id) {
        var hold = get(id);
        var released = jdbc.sql("""
                        update platform.legal_hold set released_at = :now, released_by = :by
                         where tenant_id = platform.current_tenant() and id = :id and released_at is null""")
                .param("id", id)
                .param("by", me(), java.sql.Types.OTHER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (released == 0) {
            throw new RuleViolation("privacy.hold.released");
        }
        audit.record("privacy.hold-released", "person", hold.person().value(), Map.of());
    }

    private static @Nullable UUID me() {
        return TenantScope.require().actor().map(Actor::id).orElse(null);
    }

    private static Hold hold(ResultSet row, int number) throws SQLException {
        var released = row.getObject("released_at", OffsetDateTime.class);
        return new Hold(
                row.getObject("id", UUID.class),
                PersonId.of(row.getObject("person_id", UUID.class)),
                row.getString("reason"),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                released == null ? null : released.toInstant());
    }
}
