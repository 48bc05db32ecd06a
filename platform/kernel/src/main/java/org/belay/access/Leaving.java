// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.people.PersonId;
import org.belay.plugins.Settings;
import org.belay.tenancy.Actor;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People who leave and come back. Who has left has no role but that of a leaver, and comes in to their own record for the
 * years that the organization has set; the day of the end is fixed when they leave.
 */
@Service
@Transactional
@PreAuthorize("hasAuthority('access:manage')")
public class Leaving {

    /** Key of the role of those who have left. */
    public static final String LEAVER = "leaver";

    static final String YEARS = "access.leaver-years";

    private static final int MOST_YEARS = 100;

    private final ActorStatus actors;
    private final Settings settings;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Leaving(ActorStatus actors, Settings settings, AuditLog audit, JdbcClient jdbc, Clock clock) {
        this.actors = actors;
        this.settings = settings;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who said that people left. */
    public enum Origin {
        OFFICE,
        ROSTER
    }

    /**
     * Ends somebody's roles and begins their time as a leaver.
     *
     * @param on null for today
     * @throws RuleViolation for the last administrator, for who has left already, and for a day to come
     */
    public void left(PersonId person, @Nullable LocalDate on) {
        var today = settings.today();
        var day = on == null ? today : on;
        if (day.isAfter(today) || !ends(day).isAfter(today)) {
            throw new RuleViolation("people.left.day");
        }
        actors.requireAnotherAdministratorThan(person.value());
        if (leave(List.of(person), Origin.OFFICE, day).isEmpty()) {
            throw new RuleViolation("people.left.already");
        }
        audit.record("person.left", "person", person.value(), Map.of("on", day.toString()));
    }

    /**
     * The same for many, with a few statements and one audit entry. Administrators stay as they are, and so does who has
     * left already.
     */
    public List<PersonId> allLeft(Collection<PersonId> people, Origin origin, String originKind, @Nullable UUID by) {
        List<UUID> administrators = jdbc.sql("""
            select g.actor_id from platform.role_assignment g
              join platform.role r on r.tenant_id = g.tenant_id and r.id = g.role_id and r.key = :key
             where g.tenant_id = platform.current_tenant()""")
                .param("key", Access.ADMINISTRATOR)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        var leaving = people.stream()
                .filter(person -> !administrators.contains(person.value()))
                .toList();
        var gone = leave(leaving, origin, settings.today());
        if (!gone.isEmpty()) {
            audit.record("people.left", originKind, by, Map.of("people", gone));
        }
        return gone.stream().map(PersonId::of).toList();
    }

    private List<UUID> leave(Collection<PersonId> people, Origin origin, LocalDate on) {
        List<UUID> gone = jdbc.sql("""
            insert into platform.leaver (person_id, left_on, ends_on, roles, origin, marked_by, marked_at)
            select p.id, :on, :ends,
                   coalesce((select jsonb_agg(jsonb_build_object('role', g.role_id, 'kind', g.scope_kind, 'id', g.scope_id))
                               from platform.role_assignment g
                              where g.tenant_id = p.tenant_id and g.actor_id = p.id), '[]'),
                   :origin, :by, :now
              from platform.person p
             where p.tenant_id = platform.current_tenant() and p.id = any(:people)
            on conflict do nothing returning person_id""")
                .param("people", ids(people))
                .param("on", on)
                .param("ends", ends(on))
                .param("origin", origin.name())
                .param("by", me(), java.sql.Types.OTHER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        var actors = gone.toArray(UUID[]::new);
        jdbc.sql("delete from platform.role_assignment"
                        + " where tenant_id = platform.current_tenant() and actor_id = any(:actors)")
                .param("actors", actors)
                .update();
        jdbc.sql("""
            insert into platform.role_assignment (id, actor_id, role_id)
            select gen_random_uuid(), a.id, r.id from platform.actor a
              join platform.role r on r.tenant_id = a.tenant_id and r.key = :leaver
             where a.tenant_id = platform.current_tenant() and a.id = any(:actors)""").param("leaver", LEAVER).param("actors", actors).update();
        return gone;
    }

    private LocalDate ends(LocalDate on) {
        return on.plusYears(Math.clamp(settings.number(YEARS), 1, MOST_YEARS));
    }

    /** Gives somebody their roles back; who was shut out after their time comes in again. */
    public void back(PersonId person) {
        if (allBack(List.of(person), null).isEmpty()) {
            throw new RuleViolation("people.left.not");
        }
    }

    /**
     * The same for many.
     *
     * @param origin only those who left by its word; null for all
     */
    public List<PersonId> allBack(Collection<PersonId> people, @Nullable Origin origin) {
        List<UUID> back = jdbc.sql("select person_id from platform.leaver where tenant_id = platform.current_tenant()"
                        + " and person_id = any(:people) and (cast(:origin as text) is null or origin = :origin)")
                .param("people", ids(people))
                .param("origin", origin == null ? null : origin.name())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        if (back.isEmpty()) {
            return List.of();
        }
        var actors = back.toArray(UUID[]::new);
        jdbc.sql("update platform.actor a set active = true from platform.leaver l where l.tenant_id = a.tenant_id"
                        + " and l.person_id = a.id and l.ended_at is not null"
                        + " and a.tenant_id = platform.current_tenant() and a.id = any(:actors)")
                .param("actors", actors)
                .update();
        jdbc.sql("delete from platform.role_assignment g using platform.role r where r.tenant_id = g.tenant_id"
                        + " and r.id = g.role_id and r.key = :leaver and g.tenant_id = platform.current_tenant()"
                        + " and g.actor_id = any(:actors)")
                .param("leaver", LEAVER)
                .param("actors", actors)
                .update();
        jdbc.sql("""
            insert into platform.role_assignment (id, actor_id, role_id, scope_kind, scope_id)
            select gen_random_uuid(), l.person_id, r.id, held ->> 'kind', cast(held ->> 'id' as uuid)
              from platform.leaver l
             cross join lateral jsonb_array_elements(l.roles) held
              join platform.role r on r.tenant_id = l.tenant_id and r.id = cast(held ->> 'role' as uuid)
             where l.tenant_id = platform.current_tenant() and l.person_id = any(:actors)
            on conflict do nothing""").param("actors", actors).update();
        jdbc.sql("delete from platform.leaver where tenant_id = platform.current_tenant() and person_id = any(:actors)")
                .param("actors", actors)
                .update();
        back.forEach(person -> audit.record("person.came-back", "person", person, Map.of()));
        return back.stream().map(PersonId::of).toList();
    }

    private static UUID[] ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).distinct().toArray(UUID[]::new);
    }

    private static @Nullable UUID me() {
        return TenantScope.require().actor().map(Actor::id).orElse(null);
    }
}
