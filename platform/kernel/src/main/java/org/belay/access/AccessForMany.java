// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.people.PersonId;
import org.belay.tenancy.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives many people a role with a few statements, for work that brings people from elsewhere. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
@PreAuthorize("hasAuthority('access:manage')")
public class AccessForMany {

    private final JdbcClient jdbc;
    private final AuditLog audit;

    AccessForMany(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Gives a role for the whole organization to those who do not have it. One audit entry tells of all of them.
     *
     * @param originKind where that comes from, as the audit log tells it
     * @return to how many it was given; none where the organization has no such role
     */
    public int assign(Collection<PersonId> people, String roleKey, String originKind, UUID origin) {
        var actors = people.stream().map(PersonId::value).distinct().toArray(UUID[]::new);
        jdbc.sql("""
            insert into platform.actor (id, kind) select id, 'PERSON' from unnest(:actors) id
             where exists (select from platform.role
                            where tenant_id = platform.current_tenant() and key = :role)
            on conflict do nothing""").param("actors", actors).param("role", roleKey).update();
        List<UUID> given = jdbc.sql("""
            insert into platform.role_assignment (id, actor_id, role_id)
            select a.id, a.actor, r.id
              from unnest(:ids, :actors) a (id, actor)
              join platform.role r on r.tenant_id = platform.current_tenant() and r.key = :role
             where not exists (select from platform.leaver
                                where tenant_id = platform.current_tenant() and person_id = a.actor)
            on conflict do nothing returning actor_id""")
                .param(
                        "ids",
                        people.stream()
                                .map(person -> Ids.next())
                                .limit(actors.length)
                                .toArray(UUID[]::new))
                .param("actors", actors)
                .param("role", roleKey)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        if (!given.isEmpty()) {
            audit.record("role.assigned-to-many", originKind, origin, Map.of("role", roleKey, "people", given));
        }
        return given.size();
    }

    /** Takes every right from people who are no longer known here. */
    public void forget(Collection<PersonId> people) {
        jdbc.sql("delete from platform.actor where tenant_id = platform.current_tenant() and kind = 'PERSON'"
                        + " and id = any(:actors)")
                .param("actors", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .update();
    }
}
