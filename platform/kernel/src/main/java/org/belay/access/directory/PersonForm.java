// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.belay.people.People;
import org.belay.people.PersonDetails;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * What is typed on a person's page.
 *
 * @param externalIds one a line, as {@code member-number: 40007}
 */
record PersonForm(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String preferredName,
        @Nullable String pronouns,
        @Nullable String email,
        @Nullable String zone,
        @Nullable String language,
        @Nullable String externalIds,
        long version) {

    static PersonForm blank() {
        return new PersonForm("", "", "", "", "", "", "", "", -1);
    }

    static PersonForm of(People.Stored person) {
        var details = person.details();
        return new PersonForm(
                details.givenName(),
                details.familyName(),
                details.preferredName(),
                details.pronouns(),
                details.email(),
                details.zone(),
                details.language(),
                new TreeMap<>(details.externalIds())
                        .entrySet().stream()
                                .map(id -> id.getKey() + ": " + id.getValue())
                                .collect(Collectors.joining("\n")),
                person.version());
    }

    /** @throws RuleViolation when something typed does not make a person */
    PersonDetails details() {
        return new PersonDetails(
                givenName == null ? "" : givenName,
                familyName == null ? "" : familyName,
                preferredName,
                pronouns,
                email,
                zone,
                language,
                ids());
    }

    private Map<String, String> ids() {
        var ids = new LinkedHashMap<String, String>();
        if (externalIds != null) {
            externalIds.lines().filter(line -> !line.isBlank()).forEach(line -> {
                var colon = line.indexOf(':');
                if (colon < 1 || line.substring(colon + 1).isBlank()) {
                    throw new RuleViolation("people.external-ids.shape", line.strip());
                }
                ids.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            });
        }
        return ids;
    }
}
