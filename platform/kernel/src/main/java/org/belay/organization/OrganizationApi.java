// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Set;
import org.belay.api.SeenVersion;
import org.belay.api.Versioned;
import org.belay.tenancy.OwnTenant;
import org.belay.tenancy.TenantProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The organization's own particulars over the API. */
@RestController
@RequestMapping("/api/organization")
class OrganizationApi {

    private final OrganizationDesk desk;

    OrganizationApi(OrganizationDesk desk) {
        this.desk = desk;
    }

    /** The particulars as sent. */
    record OrganizationBody(
            @NotBlank @Nullable String name,
            @NotBlank @Nullable String zone,
            @NotBlank @Nullable String locale,
            @NotBlank @Nullable String jurisdiction,
            @NotBlank @Nullable String accent) {

        TenantProfile profile() {
            return new TenantProfile(
                    String.valueOf(name),
                    String.valueOf(zone),
                    String.valueOf(locale),
                    String.valueOf(jurisdiction),
                    String.valueOf(accent));
        }
    }

    /** The particulars as answered. */
    record OrganizationResource(
            String name,
            String zone,
            String locale,
            String jurisdiction,
            String accent,
            double accentContrast,
            Set<String> hosts,
            long version)
            implements Versioned {

        static OrganizationResource of(OwnTenant.Stored stored) {
            var profile = stored.profile();
            return new OrganizationResource(
                    profile.name(),
                    profile.zone(),
                    profile.locale(),
                    profile.jurisdiction(),
                    profile.accent(),
                    Contrast.withWhite(profile.accent()).ratio(),
                    stored.hosts(),
                    stored.version());
        }
    }

    @GetMapping
    @Operation(summary = "Shows the organization")
    OrganizationResource show() {
        return OrganizationResource.of(desk.get());
    }

    @PutMapping
    @Operation(summary = "Changes the organization")
    OrganizationResource change(SeenVersion seen, @Valid @RequestBody OrganizationBody body) {
        desk.change(seen.value(), body.profile());
        return show();
    }
}
