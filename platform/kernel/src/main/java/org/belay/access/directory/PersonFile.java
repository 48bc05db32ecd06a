// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.belay.access.Access;
import org.belay.access.Leaving;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.TenantScope;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what is known of one person. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAuthority('people:read')")
class PersonFile {

    private final People people;
    private final PeopleDirectory directory;
    private final CurrentRights rights;
    private final JdbcClient jdbc;
    private final Clock clock;

    PersonFile(People people, PeopleDirectory directory, CurrentRights rights, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.directory = directory;
        this.rights = rights;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Entrance(
            AccountState state,
            @Nullable String login,
            @Nullable OffsetDateTime lastSeen,
            @Nullable OffsetDateTime invitedUntil,
            @Nullable LocalDate leftOn,
            @Nullable LocalDate endsOn) {}

    PersonPage of(PersonId id) {
        var person = people.get(id);
        var entrance = entrance(id);
        var held = held(id);
        var assignable = new LinkedHashMap<>(directory.roles());
        held.stream().filter(role -> role.limit() == null).forEach(role -> assignable.remove(role.key()));
        assignable.remove(Leaving.LEAVER);
        if (entrance.leftOn() != null) {
            assignable.clear();
        }
        var reader = rights.get();
        return new PersonPage(
                id.toString(),
                person.details(),
                person.details().language() == null
                        ? null
                        : Places.languageName(person.details().language()),
                entrance.state(),
                person.details().email() != null || reader.has("people:hidden") || reader.has("people:manage")
                        ? entrance.login()
                        : null,
                Places.here(
                        entrance.lastSeen() == null ? null : entrance.lastSeen().toInstant()),
                Places.here(
                        entrance.invitedUntil() == null
                                ? null
                                : entrance.invitedUntil().toInstant()),
                entrance.leftOn(),
                entrance.endsOn(),
                held,
                assignable,
                reader.has("people:manage"),
                reader.has("access:manage"),
                reader.has("audit:read"),
                TenantScope.require()
                        .actor()
                        .filter(actor -> id.value().equals(actor.id()))
                        .isPresent());
    }

    private Entrance entrance(PersonId id) {
        return jdbc.sql("""
            select a.login_lower, a.person_id is not null as has_account,
                   a.password_hash is not null as has_password, coalesce(c.active, true) as active,
                   a.last_sign_in_at,
                   (select max(l.expires_at) from platform.one_time_link l
                     where l.tenant_id = p.tenant_id and l.person_id = p.id and l.purpose = 'INVITATION'
                       and l.used_at is null and l.expires_at > :now) as invited_until,
                   v.left_on, v.ends_on
              from platform.person p
              left join platform.account a on a.tenant_id = p.tenant_id and a.person_id = p.id
              left join platform.actor c on c.tenant_id = p.tenant_id and c.id = p.id
              left join platform.leaver v on v.tenant_id = p.tenant_id and v.person_id = p.id
             where p.tenant_id = platform.current_tenant() and p.id = :id""")
                .param("id", id.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Entrance(
                        PeopleDirectory.state(
                                row.getBoolean("has_account"),
                                row.getBoolean("has_password"),
                                row.getBoolean("active")),
                        row.getString("login_lower"),
                        row.getObject("last_sign_in_at", OffsetDateTime.class),
                        row.getObject("invited_until", OffsetDateTime.class),
                        row.getObject("left_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class)))
                .single();
    }

    private List<PersonPage.HeldRole> held(PersonId id) {
        return jdbc.sql("""
            select r.key, r.name, g.scope_kind, g.scope_id from platform.role_assignment g
              join platform.role r on r.tenant_id = g.tenant_id and r.id = g.role_id
             where g.tenant_id = platform.current_tenant() and g.actor_id = :id
             order by r.name, g.scope_kind nulls first, g.scope_id""")
                .param("id", id.value())
                .query((row, number) -> new PersonPage.HeldRole(
                        row.getString("key"),
                        row.getString("name"),
                        row.getObject("scope_id", UUID.class) == null
                                ? null
                                : new Access.Scope(row.getString("scope_kind"), row.getObject("scope_id", UUID.class))))
                .list();
    }
}
