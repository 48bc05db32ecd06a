// SPDX-License-Identifier: Apache-2.0
package org.belay.access.role;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.TreeSet;
import org.belay.access.Access;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantAggregate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A bundle of permissions that a tenant gives to people and clients. */
@Entity
@Table(schema = "platform", name = "role")
class Role extends TenantAggregate<Role> {

    private @EmbeddedId @AttributeOverride(name = "value", column = @Column(name = "id")) RoleId id;
    private String key;
    private String name;
    private String description;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private Set<String> permissions = Set.of();

    @SuppressWarnings("NullAway.Init")
    protected Role() {}

    Role(String key, String name, String description) {
        this.id = RoleId.next();
        this.key = key;
        this.name = name;
        this.description = description;
    }

    /** Gives permissions that a newly installed or updated module offers to this role. */
    void offer(Set<String> offered) {
        var held = new TreeSet<>(permissions);
        held.addAll(offered);
        permissions = held;
    }

    void change(String newName, String newDescription, Set<String> newPermissions) {
        if (key.equals(Access.ADMINISTRATOR) && !newPermissions.contains("access:manage")) {
            throw new RuleViolation("access.role.administrator-keeps-access");
        }
        name = newName;
        description = newDescription;
        permissions = new TreeSet<>(newPermissions);
    }

    RoleId id() {
        return id;
    }

    String key() {
        return key;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    Set<String> permissions() {
        return Set.copyOf(permissions);
    }
}
