// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.belay.tenancy.TenantAggregate;
import org.jspecify.annotations.Nullable;

/** Somebody the tenant knows. Whether they can sign in is another matter. */
@Entity
@Table(schema = "platform", name = "person")
class Person extends TenantAggregate<Person> {

    private @EmbeddedId @AttributeOverride(name = "value", column = @Column(name = "id")) PersonId id;
    private String givenName;
    private String familyName;
    private @Nullable String preferredName;
    private @Nullable String pronouns;
    private @Nullable String email;
    private @Nullable String emailLower;
    private String nameLower;
    private @Nullable String zone;
    private @Nullable String language;
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(
            schema = "platform",
            name = "person_external_id",
            joinColumns = @JoinColumn(name = "person_id", referencedColumnName = "id"))
    @MapKeyColumn(name = "system")
    @Column(name = "value")
    private Map<String, String> externalIds = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    @SuppressWarnings("NullAway.Init")
    Person(PersonId id, PersonDetails details, Instant now) {
        this.id = id;
        this.createdAt = now;
        change(details);
    }

    final void change(PersonDetails details) {
        givenName = details.givenName();
        familyName = details.familyName();
        preferredName = details.preferredName();
        pronouns = details.pronouns();
        email = details.email();
        emailLower = email == null ? null : email.toLowerCase(Locale.ROOT);
        zone = details.zone();
        language = details.language();
        nameLower = nameLower(details);
        externalIds.keySet().retainAll(details.externalIds().keySet());
        externalIds.putAll(details.externalIds());
    }

    /** What the name is sorted and found by. */
    static String nameLower(PersonDetails details) {
        var preferred = details.preferredName();
        return (details.familyName() + " " + details.givenName() + " " + (preferred == null ? "" : preferred))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    PersonId id() {
        return id;
    }

    PersonDetails details() {
        return new PersonDetails(
                givenName, familyName, preferredName, pronouns, email, zone, language, Map.copyOf(externalIds));
    }

    String displayName() {
        return details().displayName();
    }
}
