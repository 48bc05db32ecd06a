// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a tenant says of itself and may change itself. */
public record TenantProfile(String name, String zone, String locale, String jurisdiction, String accent) {

    private static final int LONGEST_NAME = 120;
    private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    public TenantProfile {
        name = name.strip();
        zone = zone.strip();
        locale = locale.strip();
        jurisdiction = jurisdiction.strip().toUpperCase(Locale.ROOT);
        accent = accent.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            throw new RuleViolation("organization.name.missing");
        }
        if (name.length() > LONGEST_NAME) {
            throw new RuleViolation("organization.name.too-long", LONGEST_NAME);
        }
        if (!isZone(zone)) {
            throw new RuleViolation("organization.zone.unknown", zone);
        }
        if (Locale.forLanguageTag(locale).getLanguage().isEmpty()) {
            throw new RuleViolation("organization.locale.unknown", locale);
        }
        if (!JURISDICTION.matcher(jurisdiction).matches()) {
            throw new RuleViolation("organization.jurisdiction.shape", jurisdiction);
        }
        if (!COLOUR.matcher(accent).matches()) {
            throw new RuleViolation("organization.accent.shape", accent);
        }
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone).getRules() != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
