// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.belay.KernelTest;
import org.belay.TestTenants;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantProfile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@KernelTest
class OrganizationDeskTests {

    @Autowired
    TestTenants tenants;

    @Autowired
    OrganizationDesk desk;

    @Autowired
    TenantDirectory directory;

    @Test
    void aChangeIsSeenAtOnceAndAStaleOneLosesNothing() {
        var beta = tenants.beta();
        var seen = tenants.in(beta, desk::get);
        var before = seen.profile();
        var green = new TenantProfile(before.name(), before.zone(), before.locale(), "us-wi", "#1A7F37");

        tenants.inTenant(beta, () -> desk.change(seen.version(), green));

        assertThat(directory.with(beta).orElseThrow().accent()).isEqualTo("#1a7f37");
        assertThat(directory.with(beta).orElseThrow().jurisdiction()).isEqualTo("US-WI");
        assertThatThrownBy(() -> tenants.inTenant(beta, () -> desk.change(seen.version(), before)))
                .isInstanceOf(StaleWrite.class);
    }

    @Test
    void whoMayNotConfigureIsRefused() {
        var reader = tenants.actorWith(tenants.alpha(), "people:read");

        assertThatThrownBy(() -> tenants.as(tenants.alpha(), reader, desk::get))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aColourIsWrittenInHexadecimal() {
        assertThatThrownBy(() -> new TenantProfile("A", "America/Detroit", "en-US", "US", "teal"))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("organization.accent.shape");
    }

    @Test
    void contrastIsComputedAsWcagDoes() {
        assertThat(Contrast.withWhite("#000000").ratio()).isEqualTo(21);
        assertThat(Contrast.withWhite("#ffffff").ratio()).isEqualTo(1);
        assertThat(Contrast.withWhite("#767676").ratio()).isEqualTo(4.5);
        assertThat(Contrast.withWhite("#ffff00").advice()).isEqualTo("organization.accent.pale");
    }
}
