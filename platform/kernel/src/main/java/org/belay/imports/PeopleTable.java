// SPDX-License-Identifier: Apache-2.0
package org.belay.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.belay.people.PeopleRegister;
import org.belay.people.PersonDetails;
import org.belay.people.PersonId;
import org.belay.tables.ImportableTable;
import org.belay.tables.TableField;
import org.belay.tables.TableField.Type;
import org.belay.tables.TableRow;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * People from a spreadsheet. A row is the person with the same number, else the one with the same e-mail, else somebody
 * new. An empty cell takes nothing away, and what people choose themselves is only filled in where nothing is.
 */
@Component
class PeopleTable implements ImportableTable {

    private static final String NUMBER = "number";
    private static final String EMAIL = "email";

    private final PeopleRegister people;

    PeopleTable(PeopleRegister people) {
        this.people = people;
    }

    @Override
    public String key() {
        return "people";
    }

    @Override
    public String permission() {
        return "people:manage";
    }

    @Override
    public List<TableField> fields() {
        return List.of(
                TableField.required("given-name", Type.TEXT),
                TableField.required("family-name", Type.TEXT),
                TableField.optional(EMAIL, Type.TEXT),
                TableField.optional(NUMBER, Type.TEXT),
                TableField.optional("preferred-name", Type.TEXT),
                TableField.optional("pronouns", Type.TEXT),
                TableField.optional("zone", Type.TEXT),
                TableField.optional("language", Type.TEXT));
    }

    @Override
    public RowCheck check() {
        var emails = people.byEmail();
        var numbers = people.byExternalId(RosterPeople.NUMBERS);
        var lines = new HashMap<String, Integer>();
        return row -> {
            var fault = fault(row, emails, numbers, lines);
            return fault == null ? List.of() : List.of(fault);
        };
    }

    private static @Nullable Fault fault(
            TableRow row, Map<String, PersonId> emails, Map<String, PersonId> numbers, Map<String, Integer> lines) {
        var email = row.text(EMAIL).toLowerCase(Locale.ROOT);
        var number = row.text(NUMBER);
        if (email.isEmpty() && number.isEmpty()) {
            return Fault.of("", "table.people.no-key");
        }
        try {
            details(row, null);
        } catch (RuleViolation broken) {
            return Fault.of(field(broken.messageKey()), broken.messageKey(), broken.parameters());
        }
        var byEmail = emails.get(email);
        var byNumber = numbers.get(number);
        if (byEmail != null && byNumber != null && !byEmail.equals(byNumber)) {
            return Fault.of(EMAIL, "imports.clash.email", row.text(EMAIL));
        }
        var before = email.isEmpty() ? null : lines.putIfAbsent("e " + email, row.line());
        if (before != null) {
            return Fault.of(EMAIL, "table.people.twice", row.text(EMAIL), before);
        }
        before = number.isEmpty() ? null : lines.putIfAbsent("n " + number, row.line());
        return before == null ? null : Fault.of(NUMBER, "table.people.twice", number, before);
    }

    /** The field that a rule of people's details is about. */
    private static String field(String messageKey) {
        var parts = messageKey.split("\\.");
        return parts.length == 3 ? parts[1] : "";
    }

    @Override
    public Tally store(UUID importId, List<TableRow> rows) {
        var numbers = people.byExternalId(RosterPeople.NUMBERS, TableRow.texts(rows, NUMBER));
        var emails = people.byEmail(TableRow.texts(rows, EMAIL));
        var found = new HashMap<TableRow, PersonId>();
        for (var row : rows) {
            var person = numbers.getOrDefault(
                    row.text(NUMBER), emails.get(row.text(EMAIL).toLowerCase(Locale.ROOT)));
            if (person != null) {
                found.put(row, person);
            }
        }
        var before = people.details(new HashSet<>(found.values()));
        var added = new LinkedHashMap<PersonId, PersonDetails>();
        var changed = new LinkedHashMap<PersonId, PersonDetails>();
        for (var row : rows) {
            var person = found.get(row);
            var known = person == null ? null : before.get(person);
            var details = details(row, known);
            if (person == null) {
                added.put(PersonId.next(), details);
            } else if (!details.equals(known)) {
                changed.put(person, details);
            }
        }
        var origin = new PeopleRegister.Origin("table-import", importId);
        people.add(added, origin);
        people.change(changed, origin);
        return new Tally(added.size(), changed.size(), rows.size() - added.size() - changed.size());
    }

    private static PersonDetails details(TableRow row, @Nullable PersonDetails known) {
        var numbers = new HashMap<>(known == null ? Map.of() : known.externalIds());
        if (!row.text(NUMBER).isEmpty()) {
            numbers.put(RosterPeople.NUMBERS, row.text(NUMBER));
        }
        return new PersonDetails(
                row.text("given-name"),
                row.text("family-name"),
                own(known == null ? null : known.preferredName(), row.text("preferred-name")),
                own(known == null ? null : known.pronouns(), row.text("pronouns")),
                known != null && row.text(EMAIL).isEmpty() ? known.email() : row.text(EMAIL),
                own(known == null ? null : known.zone(), row.text("zone")),
                own(known == null ? null : known.language(), row.text("language")),
                numbers);
    }

    /** What somebody has chosen stays. */
    private static @Nullable String own(@Nullable String chosen, String told) {
        return chosen == null ? told : chosen;
    }
}
