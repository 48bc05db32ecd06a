// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.util.UUID;
import org.belay.tenancy.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether an actor may act at all. */
@Component
@Transactional
public class ActorStatus {

    private final JdbcClient jdbc;

    ActorStatus(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the actor is known and not disabled. */
    public boolean isActive(UUID actor) {
        return jdbc.sql("select active from platform.actor where tenant_id = platform.current_tenant() and id = :id")
                .param("id", actor)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Makes an actor known. Harmless when it is already. */
    public void register(UUID actor, String kind) {
        jdbc.sql("insert into platform.actor (id, kind) values (:id, :kind) on conflict do nothing")
                .param("id", actor)
                .param("kind", kind)
                .update();
    }

    void setActive(UUID actor, boolean active) {
        jdbc.sql("update platform.actor set active = :active where tenant_id = platform.current_tenant() and id = :id")
                .param("active", active)
                .param("id", actor)
                .update();
    }

    /**
     * Refuses where nobody else could administer the tenant. The role is locked, so that two administrators
     * cannot take it from each other at the same moment.
     */
    void requireAnotherAdministratorThan(UUID actor) {
        jdbc.sql("select id from platform.role where tenant_id = platform.current_tenant() and key = :key for update")
                .param("key", Access.ADMINISTRATOR)
                .query((row, number) -> row.getString(1))
                .list();
        var holders = jdbc.sql("""
                        select c.id from platform.role_assignment a
                          join platform.role r on r.tenant_id = a.tenant_id and r.id = a.role_id and r.key = :key
                          join platform.actor c on c.tenant_id = a.tenant_id and c.id = a.actor_id
                         where a.tenant_id = platform.current_tenant()
                           and a.scope_kind is null and c.active and c.kind = 'PERSON'""")
                .param("key", Access.ADMINISTRATOR)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        if (holders.contains(actor) && holders.stream().allMatch(actor::equals)) {
            throw new RuleViolation("access.last-administrator");
        }
    }
}
