// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.audit.AuditLog;
import org.belay.tenancy.Actor;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do not want the directory to show. Whoever has the right {@code people:hidden} sees it all the same; lists,
 * searches and the API leave it out for everybody else.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class DirectoryChoices {

    static final String SEES_HIDDEN = "people:hidden";

    private final JdbcClient jdbc;
    private final CurrentRights rights;
    private final AuditLog audit;
    private final Clock clock;

    DirectoryChoices(JdbcClient jdbc, CurrentRights rights, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** What can be hidden; {@link #LISTING} is that the person is there at all. */
    public enum Field {
        LISTING,
        EMAIL,
        PRONOUNS,
        NUMBERS
    }

    /** A condition for a query whose person is called {@code p}: that this person has hidden it. */
    public static String hidden(Field field) {
        return "exists (select from platform.directory_choice h where h.tenant_id = p.tenant_id and h.person_id = p.id"
                + " and h.field = '" + field + "')";
    }

    /** Whether the reader may see what people have hidden; whoever keeps the register may. */
    public boolean seesHidden() {
        var reader = rights.get();
        return reader.has(SEES_HIDDEN) || reader.has("people:manage");
    }

    /** The details with what is hidden left out for this reader; empty where the person is not to be found at all. */
    Optional<PersonDetails> shown(PersonId person, PersonDetails details) {
        var hidden = seesHidden() || isReader(person) ? Set.<Field>of() : hidden(person);
        if (hidden.contains(Field.LISTING)) {
            return Optional.empty();
        }
        return Optional.of(new PersonDetails(
                details.givenName(),
                details.familyName(),
                details.preferredName(),
                hidden.contains(Field.PRONOUNS) ? null : details.pronouns(),
                hidden.contains(Field.EMAIL) ? null : details.email(),
                details.zone(),
                details.language(),
                hidden.contains(Field.NUMBERS) ? Map.of() : details.externalIds()));
    }

    private static boolean isReader(PersonId person) {
        return TenantScope.require()
                .actor()
                .map(Actor::id)
                .filter(person.value()::equals)
                .isPresent();
    }

    public Set<Field> hidden(PersonId person) {
        return jdbc
                .sql("select field from platform.directory_choice"
                        + " where tenant_id = platform.current_tenant() and person_id = :person")
                .param("person", person.value())
                .query((row, number) -> Field.valueOf(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Hides exactly these. For code that acts for the person or has checked its own permission. */
    public void hide(PersonId person, Set<Field> fields) {
        var before = hidden(person);
        if (before.equals(fields)) {
            return;
        }
        jdbc.sql("delete from platform.directory_choice"
                        + " where tenant_id = platform.current_tenant() and person_id = :person")
                .param("person", person.value())
                .update();
        for (var field : fields) {
            jdbc.sql(
                            "insert into platform.directory_choice (person_id, field, hidden_at) values (:person, :field, :now)")
                    .param("person", person.value())
                    .param("field", field.name())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        audit.record(
                "person.directory-changed",
                "person",
                person.value(),
                Map.of(
                        "before",
                        before.stream().sorted().toList(),
                        "after",
                        fields.stream().sorted().toList()));
    }

    public void hideAll(PersonId person) {
        hide(person, Set.of(Field.values()));
    }
}
