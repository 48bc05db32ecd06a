// SPDX-License-Identifier: Apache-2.0
package org.belay.access.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.belay.KernelTest;
import org.belay.TestPeople;
import org.belay.TestTenants;
import org.belay.access.Access;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.Tenants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@KernelTest
class RoleDeskTests {

    @Autowired
    TestTenants tenants;

    @Autowired
    TestPeople people;

    @Autowired
    RoleDesk desk;

    @Autowired
    Access access;

    @Autowired
    Tenants operator;

    @Test
    void administratorsKeepTheRightToManageAccess() {
        assertThatThrownBy(() -> inAlpha(() -> {
                    var role = administrator();
                    desk.change(role.id(), role.version(), role.name(), "", Set.of("people:read"));
                    return role;
                }))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("access.role.administrator-keeps-access");
    }

    @Test
    void theLastAdministratorStays() {
        var fresh = operator.found(
                "lonely" + UUID.randomUUID().toString().substring(0, 8),
                "Lonely",
                TenantKind.UNIVERSITY,
                Set.of(),
                ZoneId.of("America/Detroit"),
                Locale.US,
                "US",
                "#0b6e7f");
        var only = people.member(fresh, "administrator").id().value();

        assertThatThrownBy(() -> tenants.inTenant(fresh, () -> access.withdraw(only, "administrator")))
                .hasMessage("access.last-administrator");
        assertThatThrownBy(() -> tenants.inTenant(fresh, () -> access.setActive(only, false)))
                .hasMessage("access.last-administrator");

        people.member(fresh, "administrator");
        tenants.inTenant(fresh, () -> access.withdraw(only, "administrator"));
        assertThat(tenants.in(fresh, () -> access.roleKeysOf(only))).isEmpty();
    }

    @Test
    void aNewRoleGetsAKeyOfItsOwnAndNoUndeclaredPermission() {
        var name = "Röntgen & Archiv " + UUID.randomUUID();
        var role = inAlpha(() -> desk.get(desk.add(name, " Looks after it ", Set.of("people:read", "made:up"))));

        assertThat(role.key()).startsWith("rontgen-archiv-");
        assertThat(role.permissions()).containsExactly("people:read");
        assertThat(role.description()).isEqualTo("Looks after it");
        assertThatThrownBy(() -> inAlpha(() -> desk.add(name.toUpperCase(Locale.ROOT), "", Set.of())))
                .hasMessage("access.role.name-taken");
    }

    @Test
    void aRoleThatSomebodyElseChangedIsNotOverwritten() {
        var role = inAlpha(() -> desk.get(desk.add("Stale " + UUID.randomUUID(), "", Set.of())));
        inAlpha(() -> {
            desk.change(role.id(), role.version(), role.name(), "first", Set.of());
            return role;
        });

        assertThatThrownBy(() -> inAlpha(() -> {
                    desk.change(role.id(), role.version(), role.name(), "second", Set.of());
                    return role;
                }))
                .isInstanceOf(StaleWrite.class);
    }

    @Test
    void whoMayNotManageAccessSeesNoRoles() {
        var reader = tenants.actorWith(tenants.alpha(), "people:read");

        assertThatThrownBy(() -> tenants.as(tenants.alpha(), reader, desk::all))
                .isInstanceOf(AccessDeniedException.class);
    }

    private RoleDesk.Detail administrator() {
        return desk.details().stream()
                .filter(role -> role.key().equals(Access.ADMINISTRATOR))
                .findFirst()
                .orElseThrow();
    }

    private <T> T inAlpha(Supplier<T> work) {
        return tenants.in(tenants.alpha(), work);
    }
}
