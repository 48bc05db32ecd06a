// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant knows of a person. Blank optional values become absent.
 *
 * @param zone IANA time zone; absent means the organization's
 * @param language BCP 47 tag; absent means the organization's
 * @param externalIds numbers in other systems, by the system's name
 */
public record PersonDetails(
        String givenName,
        String familyName,
        @Nullable String preferredName,
        @Nullable String pronouns,
        @Nullable String email,
        @Nullable String zone,
        @Nullable String language,
        Map<String, String> externalIds) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final int LONGEST = 200;

    public PersonDetails {
        givenName = required(givenName, "person.given-name.missing");
        familyName = required(familyName, "person.family-name.missing");
        preferredName = optional(preferredName);
        pronouns = optional(pronouns);
        email = optional(email);
        zone = optional(zone);
        language = optional(language);
        externalIds = Map.copyOf(externalIds);
        if (email != null && !EMAIL.matcher(email).matches()) {
            throw new RuleViolation("person.email.shape", email);
        }
        if (zone != null && !isZone(zone)) {
            throw new RuleViolation("person.zone.unknown", zone);
        }
        if (language != null && Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            throw new RuleViolation("person.language.unknown", language);
        }
    }

    /** The name this person goes by. */
    public String displayName() {
        return (preferredName == null ? givenName : preferredName) + " " + familyName;
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone).getRules() != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String required(@Nullable String text, String messageKey) {
        var value = optional(text);
        if (value == null) {
            throw new RuleViolation(messageKey);
        }
        return value;
    }

    private static @Nullable String optional(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.strip().length() > LONGEST) {
            throw new RuleViolation("person.too-long", LONGEST);
        }
        return text.strip();
    }
}
