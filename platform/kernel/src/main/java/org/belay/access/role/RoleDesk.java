// SPDX-License-Identifier: Apache-2.0
package org.belay.access.role;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.belay.audit.AuditLog;
import org.belay.plugins.ModuleDescriptor.Permission;
import org.belay.plugins.Modules;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where roles are made and changed. */
@Service
@Transactional
@PreAuthorize("hasAuthority('access:manage')")
class RoleDesk {

    private static final int LONGEST_NAME = 80;

    private final Roles roles;
    private final Modules modules;
    private final AuditLog audit;
    private final JdbcClient jdbc;

    RoleDesk(Roles roles, Modules modules, AuditLog audit, JdbcClient jdbc) {
        this.roles = roles;
        this.modules = modules;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** A role as the list shows it. */
    record Entry(RoleId id, String key, String name, String description, int permissions, long holders) {}

    /** A role as its page shows it. */
    record Detail(
            RoleId id,
            String key,
            String name,
            String description,
            Set<String> permissions,
            long version,
            long holders) {}

    @Transactional(readOnly = true)
    List<Entry> all() {
        var holders = holders();
        return roles.findAllByOrderByName().stream()
                .map(role -> new Entry(
                        role.id(),
                        role.key(),
                        role.name(),
                        role.description(),
                        role.permissions().size(),
                        holders.getOrDefault(role.id().toString(), 0L)))
                .toList();
    }

    @Transactional(readOnly = true)
    List<Detail> details() {
        var holders = holders();
        return roles.findAllByOrderByName().stream()
                .map(role -> detail(role, holders))
                .toList();
    }

    @Transactional(readOnly = true)
    Detail get(RoleId id) {
        return detail(roles.findById(id).orElseThrow(NotFound::new), holders());
    }

    RoleId add(String name, String description, Set<String> permissions) {
        requireName(name, null);
        var role = new Role(freeKey(name), name.strip(), description.strip());
        role.change(role.name(), role.description(), declared(permissions));
        roles.saveAndFlush(role);
        audit.record(
                "role.added",
                "role",
                role.id().value(),
                Map.of("name", role.name(), "permissions", new TreeSet<>(role.permissions())));
        return role.id();
    }

    /** Permissions of modules that are not on the class path at the moment stay as they are. */
    void change(RoleId id, long version, String name, String description, Set<String> permissions) {
        var role = roles.findById(id).orElseThrow(NotFound::new);
        role.expectVersion(version);
        requireName(name, role);
        var before = role.permissions();
        var after = new HashSet<>(declared(permissions));
        before.stream().filter(held -> declared(Set.of(held)).isEmpty()).forEach(after::add);
        role.change(name.strip(), description.strip(), after);
        roles.saveAndFlush(role);
        var details = new LinkedHashMap<String, Object>();
        details.put("name", role.name());
        details.put("given", without(after, before));
        details.put("taken", without(before, after));
        audit.record("role.changed", "role", id.value(), details);
    }

    private void requireName(String name, @Nullable Role self) {
        if (name.isBlank()) {
            throw new RuleViolation("access.role.name-missing");
        }
        if (name.strip().length() > LONGEST_NAME) {
            throw new RuleViolation("person.too-long", LONGEST_NAME);
        }
        var taken = roles.findAllByOrderByName().stream()
                .filter(other -> self == null || !other.id().equals(self.id()))
                .anyMatch(other -> other.name().equalsIgnoreCase(name.strip()));
        if (taken) {
            throw new RuleViolation("access.role.name-taken", name.strip());
        }
    }

    private String freeKey(String name) {
        var words = Normalizer.normalize(name.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("(^-|-$)", "");
        var stem = words.isEmpty() ? "role" : words;
        var key = stem;
        for (int number = 2; roles.findByKey(key).isPresent(); number++) {
            key = stem + "-" + number;
        }
        return key;
    }

    private Set<String> declared(Set<String> permissions) {
        return modules.permissions()
                .map(Permission::name)
                .filter(permissions::contains)
                .collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }

    private Map<String, Long> holders() {
        var counts = new LinkedHashMap<String, Long>();
        jdbc.sql("""
                        select role_id, count(distinct actor_id) from platform.role_assignment
                         where tenant_id = platform.current_tenant() group by role_id""")
                .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    private static Detail detail(Role role, Map<String, Long> holders) {
        return new Detail(
                role.id(),
                role.key(),
                role.name(),
                role.description(),
                role.permissions(),
                role.version(),
                holders.getOrDefault(role.id().toString(), 0L));
    }
}
