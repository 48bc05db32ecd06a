// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.rhythm;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.belay.audit.AuditLog;
import org.belay.notices.MailHours;
import org.belay.notices.MailTimes;
import org.belay.people.PersonChanged;
import org.belay.people.PersonId;
import org.belay.plugins.Modules;
import org.belay.plugins.NoticeKind;
import org.belay.plugins.NoticeKind.Rhythm;
import org.belay.tenancy.Actor;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.belay.tenancy.TenantScope;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people choose about mail. Mail that waits is planned anew with each choice. */
@Service
@Transactional
class Choices {

    private final Modules modules;
    private final CurrentRights rights;
    private final MailTimes times;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Choices(Modules modules, CurrentRights rights, MailTimes times, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.modules = modules;
        this.rights = rights;
        this.times = times;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** One kind and how it comes. */
    record Choice(NoticeKind kind, Rhythm rhythm) {}

    /** Everything a person chose, or the usual. */
    record Chosen(List<Choice> kinds, MailHours hours, String zone, long version) {}

    @Transactional(readOnly = true)
    Chosen mine() {
        var me = me();
        var chosen = new LinkedHashMap<String, Rhythm>();
        jdbc.sql("""
                        select kind, rhythm from platform.notice_choice
                         where tenant_id = platform.current_tenant() and person_id = :person""").param("person", me.value()).query(row -> {
            chosen.put(row.getString(1), Rhythm.valueOf(row.getString(2)));
        });
        var clocked = times.of(me);
        return new Chosen(
                modules.noticeKinds(rights.get()).stream()
                        .map(kind -> new Choice(kind, chosen.getOrDefault(kind.key(), kind.usual())))
                        .toList(),
                clocked.hours(),
                clocked.zone().getId(),
                clocked.version());
    }

    /**
     * @param rhythms by kind; kinds that are not named stay as they are
     * @param version that was seen; 0 for who had chosen nothing
     */
    Chosen choose(Map<String, Rhythm> rhythms, MailHours hours, long version) {
        var me = me();
        rhythms.forEach((kind, rhythm) -> choose(me, kind, rhythm));
        store(me, hours, version);
        times.planAgain(me, clock.instant());
        return mine();
    }

    /** Ends mail of these kinds, for who holds a link that says so. */
    void mute(PersonId person, List<String> kinds) {
        kinds.stream()
                .filter(kind ->
                        modules.noticeKind(kind).filter(NoticeKind::mutable).isPresent())
                .forEach(kind -> choose(person, kind, Rhythm.NEVER));
        times.planAgain(person, clock.instant());
        audit.record("notices.muted", "person", person.value(), Map.of("kinds", kinds));
    }

    /** Who moves to another clock gets mail by that one. */
    @EventListener
    void on(PersonChanged changed) {
        times.planAgain(changed.person(), clock.instant());
    }

    private void choose(PersonId person, String key, Rhythm rhythm) {
        var kind = modules.noticeKind(key).orElseThrow(() -> new RuleViolation("notices.kind.unknown", key));
        if (!kind.mutable()) {
            if (rhythm != Rhythm.AT_ONCE) {
                throw new RuleViolation("notices.kind.protective");
            }
            return;
        }
        jdbc.sql("""
                        insert into platform.notice_choice (person_id, kind, rhythm) values (:person, :kind, :rhythm)
                        on conflict (tenant_id, person_id, kind) do update set rhythm = excluded.rhythm""")
                .param("person", person.value())
                .param("kind", key)
                .param("rhythm", rhythm.name())
                .update();
    }

    private void store(PersonId person, MailHours hours, long version) {
        var stored = jdbc.sql("""
                        insert into platform.notice_hours as known
                               (person_id, quiet_from, quiet_until, digest_hour, digest_day, version)
                        values (:person, :from, :until, :hour, :day, 1)
                        on conflict (tenant_id, person_id) do update
                           set quiet_from = :from, quiet_until = :until, digest_hour = :hour, digest_day = :day,
                               version = known.version + 1
                         where known.version = :version""")
                .param("person", person.value())
                .param("from", hours.quietFrom())
                .param("until", hours.quietUntil())
                .param("hour", hours.digestHour())
                .param("day", hours.digestDay().getValue())
                .param("version", version)
                .update();
        if (stored == 0) {
            throw new StaleWrite();
        }
    }

    private static PersonId me() {
        return TenantScope.require()
                .actor()
                .filter(actor -> actor.kind() == Actor.Kind.PERSON)
                .map(Actor::id)
                .map(PersonId::of)
                .orElseThrow(NotFound::new);
    }
}
