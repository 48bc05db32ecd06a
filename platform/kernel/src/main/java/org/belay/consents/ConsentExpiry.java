// SPDX-License-Identifier: Apache-2.0
package org.belay.consents;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.consents.ConsentEnded.Why;
import org.belay.jobs.RecurringTenantWork;
import org.belay.people.PersonId;
import org.belay.tenancy.TenantScope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends consents whose time is over, and tells the modules. They stopped to hold at their moment already. */
@Component
class ConsentExpiry implements RecurringTenantWork {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConsentExpiry(JdbcClient jdbc, AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "consents.expiry";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    private record Ended(UUID person, String purpose) {}

    @Override
    @Transactional
    public void run() {
        var ended = jdbc.sql("""
            update platform.consent c set ended_at = c.expires_at, ended_by = 'EXPIRED'
             where c.tenant_id = platform.current_tenant() and c.id in
                   (select id from platform.consent
                     where tenant_id = platform.current_tenant() and ended_at is null and expires_at <= :now
                     order by expires_at limit :most for update skip locked)
            returning c.person_id, c.purpose""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query((row, number) -> new Ended(row.getObject("person_id", UUID.class), row.getString("purpose")))
                .list();
        var tenant = TenantScope.require().tenant();
        for (var one : ended) {
            audit.record("consent.expired", "person", one.person(), Map.of("purpose", one.purpose()));
            events.publishEvent(new ConsentEnded(tenant, PersonId.of(one.person()), one.purpose(), Why.EXPIRED));
        }
    }
}
