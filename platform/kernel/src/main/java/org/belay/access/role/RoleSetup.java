// SPDX-License-Identifier: Apache-2.0
package org.belay.access.role;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.access.Access;
import org.belay.access.Leaving;
import org.belay.plugins.ModuleDescriptor.Permission;
import org.belay.plugins.Modules;
import org.belay.tenancy.Actor;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantFounded;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives each tenant the usual roles of its kind, and offers each permission once to its default roles: when a tenant
 * is founded, and at every start for modules that have come or grown. What a tenant took away stays away.
 */
@Component
class RoleSetup {

    private static final Map<TenantKind, List<String>> USUAL = Map.of(
            TenantKind.UNIVERSITY,
                    List.of(
                            Access.ADMINISTRATOR,
                            "program-director",
                            "faculty",
                            "learner",
                            "preceptor",
                            "career-services",
                            "mentor",
                            Leaving.LEAVER),
            TenantKind.ASSOCIATION,
                    List.of(Access.ADMINISTRATOR, "ce-manager", "member", "mentor", "provider", Leaving.LEAVER),
            TenantKind.EMPLOYER, List.of(Access.ADMINISTRATOR, "recruiter", "supervisor", Leaving.LEAVER));

    private final TenantDirectory tenants;
    private final Modules modules;
    private final Roles roles;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final TransactionTemplate transaction;

    RoleSetup(
            TenantDirectory tenants,
            Modules modules,
            Roles roles,
            JdbcClient jdbc,
            MessageSource messages,
            PlatformTransactionManager transactions) {
        this.tenants = tenants;
        this.modules = modules;
        this.roles = roles;
        this.jdbc = jdbc;
        this.messages = messages;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener
    @Order(0)
    void on(ApplicationStartedEvent started) {
        tenants.all().forEach(this::bring);
    }

    @EventListener
    @Order(0)
    void on(TenantFounded founded) {
        bring(tenants.with(founded.tenant()).orElseThrow());
    }

    private void bring(Tenant tenant) {
        TenantScope.run(
                tenant.id(),
                Actor.SYSTEM,
                () -> transaction.executeWithoutResult(status -> {
                    USUAL.getOrDefault(tenant.kind(), List.of()).stream()
                            .filter(key -> roles.findByKey(key).isEmpty())
                            .forEach(key -> roles.save(new Role(
                                    key,
                                    messages.getMessage("access.role." + key + ".name", null, tenant.locale()),
                                    messages.getMessage(
                                            "access.role." + key + ".description", null, tenant.locale()))));
                    var fresh = notYetOffered();
                    roles.flush();
                    for (var role : roles.findAll()) {
                        role.offer(fresh.stream()
                                .filter(permission -> permission.defaultRoles().contains(role.key())
                                        || role.key().equals(Access.ADMINISTRATOR))
                                .map(Permission::name)
                                .collect(Collectors.toSet()));
                    }
                    fresh.forEach(permission -> jdbc.sql(
                                    "insert into platform.permission_offered (permission) values (:name) on conflict"
                                            + " do nothing")
                            .param("name", permission.name())
                            .update());
                }));
    }

    private List<Permission> notYetOffered() {
        Set<String> known = jdbc.sql("select permission from platform.permission_offered")
                .query((row, number) -> row.getString(1))
                .set();
        return modules.permissions()
                .filter(permission -> !known.contains(permission.name()))
                .toList();
    }
}
