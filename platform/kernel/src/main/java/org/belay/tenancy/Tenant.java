// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * An organization on this deployment, as requests see it.
 *
 * @param slug short name in addresses, stable
 * @param hosts lower-case host names, without port, that lead to it
 * @param jurisdiction ISO 3166 code whose rules apply by default ({@code US}, {@code US-MI}, {@code CA})
 * @param accent the one accent colour, {@code #rrggbb}
 */
public record Tenant(
        TenantId id,
        String slug,
        String name,
        TenantKind kind,
        boolean active,
        Set<String> hosts,
        ZoneId zone,
        Locale locale,
        String jurisdiction,
        String accent) {}
