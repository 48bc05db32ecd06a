// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.audit.AuditLog;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the current tenant: what other modules may ask and do. */
@Service
@Transactional
public class People {

    private final Persons persons;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final PeopleList list;
    private final DirectoryChoices choices;

    People(
            Persons persons,
            JdbcClient jdbc,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock,
            PeopleList list,
            DirectoryChoices choices) {
        this.persons = persons;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.list = list;
        this.choices = choices;
    }

    /** A person as stored, with the version to give back when changing it. */
    public record Stored(PersonId id, PersonDetails details, long version) {

        static Stored of(Person person) {
            return new Stored(person.id(), person.details(), person.version());
        }
    }

    /** @throws RuleViolation when the e-mail already belongs to somebody of this tenant */
    @PreAuthorize("hasAuthority('people:manage')")
    public PersonId add(PersonDetails details) {
        return register(details).id();
    }

    /** The same, and answers the person as stored. */
    @PreAuthorize("hasAuthority('people:manage')")
    public Stored register(PersonDetails details) {
        requireFree(details, null);
        var person = persons.saveAndFlush(new Person(PersonId.next(), details, clock.instant()));
        audit.record("person.added", "person", person.id().value(), Map.of("name", details.displayName()));
        events.publishEvent(new PersonAdded(TenantScope.require().tenant(), person.id()));
        return Stored.of(person);
    }

    /** @throws org.belay.tenancy.StaleWrite when somebody changed the person after {@code version} was read */
    @PreAuthorize("hasAuthority('people:manage')")
    public Stored change(PersonId id, long version, PersonDetails details) {
        requireFree(details, id);
        return store(id, version, before -> details);
    }

    /** Changes what is a person's own to choose. Only that person may. */
    public Stored changeOwn(
            PersonId id,
            long version,
            @Nullable String preferredName,
            @Nullable String pronouns,
            @Nullable String zone,
            @Nullable String language) {
        requireSelf(id);
        return store(
                id,
                version,
                before -> new PersonDetails(
                        before.givenName(),
                        before.familyName(),
                        preferredName,
                        pronouns,
                        before.email(),
                        zone,
                        language,
                        before.externalIds()));
    }

    private Stored store(PersonId id, long version, UnaryOperator<PersonDetails> change) {
        var person = persons.findById(id).orElseThrow(NotFound::new);
        person.expectVersion(version);
        var before = person.details();
        var after = change.apply(before);
        person.change(after);
        audit.record(
                "person.changed", "person", id.value(), Map.of("before", before.toString(), "after", after.toString()));
        var stored = Stored.of(persons.saveAndFlush(person));
        events.publishEvent(new PersonChanged(TenantScope.require().tenant(), id));
        return stored;
    }

    /** A person as stored, for that person alone. */
    @Transactional(readOnly = true)
    public Stored own(PersonId id) {
        requireSelf(id);
        return persons.findById(id).map(Stored::of).orElseThrow(NotFound::new);
    }

    @PreAuthorize("hasAuthority('people:read')")
    @Transactional(readOnly = true)
    public Stored get(PersonId id) {
        return persons.findById(id)
                .flatMap(person ->
                        choices.shown(id, person.details()).map(details -> new Stored(id, details, person.version())))
                .orElseThrow(NotFound::new);
    }

    /**
     * People in the order of their names, in one query.
     *
     * @param search the beginning of a part of the name, or of the e-mail address; null or blank for everybody
     */
    @PreAuthorize("hasAuthority('people:read')")
    @Transactional(readOnly = true)
    public Page<Stored> page(@Nullable String search, Paging paging) {
        return list.page(search, paging);
    }

    /** For code that acts for the person or has checked its own permission. */
    @Transactional(readOnly = true)
    public Optional<PersonDetails> detailsOf(PersonId id) {
        return persons.findById(id).map(Person::details);
    }

    @Transactional(readOnly = true)
    public Optional<PersonId> withEmail(String email) {
        return persons.findByEmailLower(email.strip().toLowerCase(Locale.ROOT)).map(Person::id);
    }

    /** Who has this number in another system. */
    @Transactional(readOnly = true)
    public Optional<PersonId> withExternalId(String system, String value) {
        return jdbc.sql("select person_id from platform.person_external_id"
                        + " where tenant_id = platform.current_tenant() and system = :system and value = :value")
                .param("system", system)
                .param("value", value)
                .query((row, number) -> PersonId.of(row.getObject(1, UUID.class)))
                .optional();
    }

    /** The names people go by, in one query. Unknown ids are absent. */
    @Transactional(readOnly = true)
    public Map<PersonId, String> namesOf(Collection<PersonId> ids) {
        var names = new HashMap<PersonId, String>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, coalesce(preferred_name, given_name) || ' ' || family_name as name"
                            + " from platform.person where tenant_id = platform.current_tenant() and id = any(:ids)")
                    .param("ids", ids.stream().map(PersonId::value).toArray(UUID[]::new))
                    .query((row, number) ->
                            names.put(PersonId.of(row.getObject("id", UUID.class)), row.getString("name")))
                    .list();
        }
        return names;
    }

    private static void requireSelf(PersonId id) {
        var actor = TenantScope.require().actor().orElseThrow(NotFound::new);
        if (!id.value().equals(actor.id())) {
            throw new NotFound();
        }
    }

    private void requireFree(PersonDetails details, @Nullable PersonId self) {
        var email = details.email();
        if (email != null && withEmail(email).filter(id -> !id.equals(self)).isPresent()) {
            throw new RuleViolation("person.email.taken", email);
        }
    }
}
