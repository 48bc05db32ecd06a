// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.util.UUID;
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
}
