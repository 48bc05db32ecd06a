// SPDX-License-Identifier: Apache-2.0
package org.belay.operator;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.people.PersonDetails;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantProfile;
import org.jspecify.annotations.Nullable;

/** What the operator types to found an organization. */
record FoundingForm(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String hosts,
        @Nullable TenantKind kind,
        @Nullable String zone,
        @Nullable String locale,
        @Nullable String jurisdiction,
        @Nullable String accent,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String email) {

    static FoundingForm blank() {
        return new FoundingForm(
                "", "", "", TenantKind.ASSOCIATION, "America/New_York", "en-US", "US", "#0b6e7f", "", "", "");
    }

    TenantProfile profile() {
        return new TenantProfile(text(name), text(zone), text(locale), text(jurisdiction), text(accent));
    }

    PersonDetails administrator() {
        return new PersonDetails(text(givenName), text(familyName), null, null, email, null, null, Map.of());
    }

    Set<String> hostNames() {
        return Arrays.stream(text(hosts).split("[\\s,]+"))
                .filter(host -> !host.isBlank())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
