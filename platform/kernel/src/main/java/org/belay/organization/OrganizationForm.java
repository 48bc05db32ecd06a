// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import org.belay.tenancy.OwnTenant;
import org.belay.tenancy.TenantProfile;
import org.jspecify.annotations.Nullable;

/** What is typed on the organization's page. */
record OrganizationForm(
        @Nullable String name,
        @Nullable String zone,
        @Nullable String locale,
        @Nullable String jurisdiction,
        @Nullable String accent,
        long version) {

    static OrganizationForm of(OwnTenant.Stored stored) {
        var profile = stored.profile();
        return new OrganizationForm(
                profile.name(),
                profile.zone(),
                profile.locale(),
                profile.jurisdiction(),
                profile.accent(),
                stored.version());
    }

    TenantProfile profile() {
        return new TenantProfile(text(name), text(zone), text(locale), text(jurisdiction), text(accent));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
