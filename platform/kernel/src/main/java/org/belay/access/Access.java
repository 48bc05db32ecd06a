// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.people.PersonId;
import org.belay.tenancy.Ids;
import org.belay.tenancy.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives and takes the right to act in the current tenant. */
@Service
@Transactional
@PreAuthorize("hasAuthority('access:manage')")
public class Access {

    private final Accounts accounts;
    private final Roles roles;
    private final ActorStatus actors;
    private final AuditLog audit;
    private final JdbcClient jdbc;

    Access(Accounts accounts, Roles roles, ActorStatus actors, AuditLog audit, JdbcClient jdbc) {
        this.accounts = accounts;
        this.roles = roles;
        this.actors = actors;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** One thing a role is limited to, as a site. */
    public record Scope(String kind, UUID id) {}

    /** Opens an account without a password; the person gets one by invitation. Harmless when it is there already. */
    public void openAccount(PersonId person, String login) {
        if (!accounts.existsById(person)) {
            accounts.save(new Account(person, login));
            actors.register(person.value(), "PERSON");
            audit.record("account.opened", "person", person.value(), Map.of("login", login));
        }
    }

    /** Opens an account with a password hash made elsewhere. */
    public void openAccountWithHash(PersonId person, String login, String passwordHash) {
        openAccount(person, login);
        accounts.findById(person).orElseThrow().adoptHash(passwordHash);
    }

    /** Gives a role to a person or client. Harmless when it has it already. */
    public void assign(UUID actor, String roleKey, @Nullable Scope scope) {
        var role = roles.findByKey(roleKey).orElseThrow(NotFound::new);
        actors.register(actor, "PERSON");
        var given = jdbc.sql("""
                        insert into platform.role_assignment (id, actor_id, role_id, scope_kind, scope_id)
                        values (:id, :actor, :role, :scopeKind, :scopeId) on conflict do nothing""")
                .param("id", Ids.next())
                .param("actor", actor)
                .param("role", role.id().value())
                .param("scopeKind", scope == null ? null : scope.kind())
                .param("scopeId", scope == null ? null : scope.id())
                .update();
        if (given > 0) {
            audit.record("role.assigned", "actor", actor, Map.of("role", role.key()));
        }
    }

    /** Takes a role away, in every scope. Works at the actor's next request. */
    public void withdraw(UUID actor, String roleKey) {
        var role = roles.findByKey(roleKey).orElseThrow(NotFound::new);
        var taken = jdbc.sql("delete from platform.role_assignment where actor_id = :actor and role_id = :role")
                .param("actor", actor)
                .param("role", role.id().value())
                .update();
        if (taken > 0) {
            audit.record("role.withdrawn", "actor", actor, Map.of("role", role.key()));
        }
    }

    /** Stops or lets an actor act again. Works at the actor's next request. */
    public void setActive(UUID actor, boolean active) {
        actors.setActive(actor, active);
        audit.record(active ? "actor.enabled" : "actor.disabled", "actor", actor, Map.of());
    }

    @Transactional(readOnly = true)
    public List<String> roleKeysOf(UUID actor) {
        return jdbc.sql("""
                        select distinct r.key from platform.role_assignment a
                          join platform.role r on r.tenant_id = a.tenant_id and r.id = a.role_id
                         where a.tenant_id = platform.current_tenant() and a.actor_id = :actor order by r.key""")
                .param("actor", actor)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
