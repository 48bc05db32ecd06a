// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import java.util.Map;
import org.belay.audit.AuditLog;
import org.belay.tenancy.OwnTenant;
import org.belay.tenancy.TenantProfile;
import org.belay.tenancy.TenantScope;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where an organization's own particulars are kept. */
@Service
@Transactional
@PreAuthorize("hasAuthority('platform:configure')")
class OrganizationDesk {

    private final OwnTenant tenant;
    private final AuditLog audit;

    OrganizationDesk(OwnTenant tenant, AuditLog audit) {
        this.tenant = tenant;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    OwnTenant.Stored get() {
        return tenant.get();
    }

    void change(long version, TenantProfile profile) {
        var before = tenant.get().profile();
        tenant.change(version, profile);
        audit.record(
                "organization.changed",
                "organization",
                TenantScope.require().tenant().value(),
                Map.of("before", before.toString(), "after", profile.toString()));
    }
}
