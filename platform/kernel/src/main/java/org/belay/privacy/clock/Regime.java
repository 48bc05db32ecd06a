// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.clock;

import java.util.Locale;
import java.util.Set;
import org.belay.privacy.clock.LegalClock.Unit;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantKind;

/** The rules whose time Belay counts, with figures to start from. An organization checks and changes them. */
public enum Regime {
    FERPA(true, 45, Unit.DAYS, 0, "34 CFR 99.10(b)"),
    GDPR(true, 1, Unit.MONTHS, 2, "GDPR Art. 12(3)"),
    OWN(true, 30, Unit.DAYS, 30, "The organization’s own promise"),
    GDPR_BREACH(false, 72, Unit.HOURS, 0, "GDPR Art. 33, to the authority"),
    HIPAA_BREACH(false, 60, Unit.DAYS, 0, "45 CFR 164.404; at 500 people or more also media and HHS"),
    FLORIDA_BREACH(false, 30, Unit.DAYS, 0, "Florida law (to verify)"),
    CALIFORNIA_BREACH(false, 30, Unit.DAYS, 0, "California law from 2026; attorney general 15 days after (to verify)"),
    NEW_YORK_BREACH(false, 30, Unit.DAYS, 0, "New York law (to verify)"),
    GLBA_BREACH(false, 30, Unit.DAYS, 0, "FTC Safeguards Rule, 500 people or more (to verify)");

    private static final Set<String> EUROPE = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    private final boolean forRequests;
    private final int length;
    private final Unit unit;
    private final int extension;
    private final String source;

    Regime(boolean forRequests, int length, Unit unit, int extension, String source) {
        this.forRequests = forRequests;
        this.length = length;
        this.unit = unit;
        this.extension = extension;
        this.source = source;
    }

    /** Whether it is about a person's request; otherwise it is about an incident. */
    public boolean forRequests() {
        return forRequests;
    }

    /** The message key of its name. */
    public String labelKey() {
        return "privacy.regime." + name().toLowerCase(Locale.ROOT);
    }

    LegalClock usual() {
        return new LegalClock(this, length, unit, extension, source, null, 0);
    }

    /** What a request falls under unless the office decides otherwise. */
    public static Regime of(Tenant tenant) {
        var country = tenant.jurisdiction().split("-", 2)[0];
        if (EUROPE.contains(country)) {
            return GDPR;
        }
        return tenant.kind() == TenantKind.UNIVERSITY && country.equals("US") ? FERPA : OWN;
    }
}
