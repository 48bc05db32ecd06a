// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.jobs.RecurringTenantWork;
import org.belay.notices.NoticeText;
import org.belay.notices.Notices;
import org.belay.people.PersonId;
import org.belay.plugins.Settings;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells people who left that their time is about to end, and ends it: the way in is shut, nothing is deleted. */
@Component
class LeaverWork implements RecurringTenantWork {

    static final String ENDS_SOON = "access.leaver-ends";

    private static final int TOLD_DAYS_BEFORE = 30;

    private final Settings settings;
    private final Notices notices;
    private final TenantDirectory tenants;
    private final ActorStatus actors;
    private final Sessions sessions;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeaverWork(
            Settings settings,
            Notices notices,
            TenantDirectory tenants,
            ActorStatus actors,
            Sessions sessions,
            JdbcClient jdbc,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.settings = settings;
        this.notices = notices;
        this.tenants = tenants;
        this.actors = actors;
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "access.leavers";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    private record Ending(PersonId person, LocalDate on) {}

    @Override
    @Transactional
    public void run() {
        var today = settings.today();
        for (var soon : ending(today.plusDays(TOLD_DAYS_BEFORE))) {
            if (soon.on().isAfter(today)) {
                notices.tellOnce(
                        soon.person(),
                        ENDS_SOON,
                        soon.on().toString(),
                        NoticeText.of("people.left.notice", tenants.current().name(), soon.on()),
                        "/my-data");
            } else {
                end(soon.person());
            }
        }
    }

    private List<Ending> ending(LocalDate until) {
        return jdbc.sql("select person_id, ends_on from platform.leaver where tenant_id = platform.current_tenant()"
                        + " and ended_at is null and ends_on <= :until order by ends_on, person_id for update")
                .param("until", until)
                .query((row, number) -> new Ending(
                        PersonId.of(row.getObject("person_id", UUID.class)), row.getObject("ends_on", LocalDate.class)))
                .list();
    }

    private void end(PersonId person) {
        jdbc.sql("update platform.leaver set ended_at = :now"
                        + " where tenant_id = platform.current_tenant() and person_id = :person")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", person.value())
                .update();
        actors.setActive(person.value(), false);
        jdbc.sql("delete from platform.one_time_link"
                        + " where tenant_id = platform.current_tenant() and person_id = :person and used_at is null")
                .param("person", person.value())
                .update();
        sessions.end(person.value(), null);
        audit.record("account.ended", "person", person.value(), Map.of());
        events.publishEvent(new AccountEnded(TenantScope.require().tenant(), person));
    }
}
