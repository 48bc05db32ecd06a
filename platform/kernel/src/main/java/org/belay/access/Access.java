// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.people.PersonId;
import org.belay.tenancy.Ids;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
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

    /** Key of the role of which somebody who can act must always be left. */
    public static final String ADMINISTRATOR = "administrator";

    private final Accounts accounts;
    private final ActorStatus actors;
    private final Sessions sessions;
    private final AuditLog audit;
    private final JdbcClient jdbc;

    Access(Accounts accounts, ActorStatus actors, Sessions sessions, AuditLog audit, JdbcClient jdbc) {
        this.accounts = accounts;
        this.actors = actors;
        this.sessions = sessions;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** One thing a role is limited to, as a site. */
    public record Scope(String kind, UUID id) {}

    /** Opens an account without a password; the person gets one by invitation. Harmless when it is there already. */
    public void openAccount(PersonId person, String login) {
        if (!accounts.existsById(person)) {
            accounts.saveAndFlush(new Account(person, login));
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
        var role = roleWith(roleKey);
        if (hasLeft(actor) || roleKey.equals(Leaving.LEAVER)) {
            throw new RuleViolation("people.left.no-roles");
        }
        actors.register(actor, "PERSON");
        var given = jdbc.sql("""
            insert into platform.role_assignment (id, actor_id, role_id, scope_kind, scope_id)
            values (:id, :actor, :role, :scopeKind, :scopeId) on conflict do nothing""")
                .param("id", Ids.next())
                .param("actor", actor)
                .param("role", role)
                .param("scopeKind", scope == null ? null : scope.kind())
                .param("scopeId", scope == null ? null : scope.id())
                .update();
        if (given > 0) {
            audit.record("role.assigned", "person", actor, Map.of("role", roleKey));
        }
    }

    /** Takes a role away, in every scope. Works at the actor's next request. */
    public void withdraw(UUID actor, String roleKey) {
        var role = roleWith(roleKey);
        if (roleKey.equals(ADMINISTRATOR)) {
            actors.requireAnotherAdministratorThan(actor);
        }
        var taken = jdbc.sql("delete from platform.role_assignment"
                        + " where tenant_id = platform.current_tenant() and actor_id = :actor and role_id = :role")
                .param("actor", actor)
                .param("role", role)
                .update();
        if (taken > 0) {
            audit.record("role.withdrawn", "person", actor, Map.of("role", roleKey));
        }
    }

    /** Stops or lets an actor act again. Works at the actor's next request; who is stopped is signed out, too. */
    public void setActive(UUID actor, boolean active) {
        if (!active) {
            actors.requireAnotherAdministratorThan(actor);
        }
        actors.setActive(actor, active);
        audit.record(active ? "actor.enabled" : "actor.disabled", "person", actor, Map.of());
        if (!active) {
            jdbc.sql("delete from platform.one_time_link"
                            + " where tenant_id = platform.current_tenant() and person_id = :actor and used_at is null")
                    .param("actor", actor)
                    .update();
            sessions.end(actor, null);
        }
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

    /** The people who can act and hold a permission for the whole organization. */
    @Transactional(readOnly = true)
    public List<PersonId> peopleWith(String permission) {
        return jdbc.sql("""
            select distinct p.id from platform.role_assignment g
              join platform.role r on r.tenant_id = g.tenant_id and r.id = g.role_id
              join platform.actor a on a.tenant_id = g.tenant_id and a.id = g.actor_id and a.active
              join platform.person p on p.tenant_id = g.tenant_id and p.id = g.actor_id
             where g.tenant_id = platform.current_tenant() and g.scope_kind is null
               and :permission = any(r.permissions)""")
                .param("permission", permission)
                .query((row, number) -> PersonId.of(row.getObject(1, UUID.class)))
                .list();
    }

    private boolean hasLeft(UUID actor) {
        return jdbc.sql("select exists (select from platform.leaver"
                        + " where tenant_id = platform.current_tenant() and person_id = :actor)")
                .param("actor", actor)
                .query(Boolean.class)
                .single();
    }

    private UUID roleWith(String key) {
        return jdbc.sql("select id from platform.role where tenant_id = platform.current_tenant() and key = :key")
                .param("key", key)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional()
                .orElseThrow(NotFound::new);
    }
}
