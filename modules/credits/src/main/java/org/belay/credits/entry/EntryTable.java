// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.belay.audit.AuditLog;
import org.belay.credits.CeRecords;
import org.belay.credits.EntryId;
import org.belay.credits.LoggedEntry;
import org.belay.credits.Requirements;
import org.belay.credits.Requirements.Credential;
import org.belay.people.KnownPeople;
import org.belay.people.PeopleRegister;
import org.belay.people.PersonId;
import org.belay.tables.ImportableTable;
import org.belay.tables.TableField;
import org.belay.tables.TableField.Type;
import org.belay.tables.TableRow;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Continuing education that people logged elsewhere, from a spreadsheet. The same activity of a person (day, title and
 * provider) is stored once; a row that says other amounts than are stored is left out and named.
 */
@Component
class EntryTable implements ImportableTable {

    private static final String NUMBERS = "sis";
    private static final String EMAIL = "email";
    private static final String NUMBER = "number";

    private final PeopleRegister people;
    private final CeRecords records;
    private final Requirements requirements;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditLog audit;
    private final Clock clock;

    EntryTable(
            PeopleRegister people,
            CeRecords records,
            Requirements requirements,
            JdbcClient jdbc,
            JsonMapper json,
            AuditLog audit,
            Clock clock) {
        this.people = people;
        this.records = records;
        this.requirements = requirements;
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "ce";
    }

    @Override
    public String permission() {
        return "credits:import";
    }

    @Override
    public List<TableField> fields() {
        return Stream.concat(
                        Stream.of(TableField.optional(EMAIL, Type.TEXT), TableField.optional(NUMBER, Type.TEXT)),
                        ActivityRow.FIELDS.stream())
                .toList();
    }

    @Override
    public RowCheck check() {
        var known = people.everybody(NUMBERS);
        var held = held(null);
        var stored = stored();
        var today = records.today();
        var lines = new HashMap<Activity, Integer>();
        return row -> {
            var person = person(row, known);
            if (person == null) {
                return List.of(Fault.of(row.text(EMAIL).isEmpty() ? NUMBER : EMAIL, "table.credentials.nobody"));
            }
            EntryDetails details;
            try {
                details = details(row, held.getOrDefault(person, Map.of()), today);
            } catch (RuleViolation broken) {
                return List.of(
                        Fault.of(ActivityRow.field(broken.messageKey()), broken.messageKey(), broken.parameters()));
            }
            var activity = new Activity(person, submission(details));
            var amounts = stored.get(activity);
            if (amounts != null && !amounts.equals(amounts(details))) {
                return List.of(Fault.of("", "table.ce.other-amounts"));
            }
            var before = lines.putIfAbsent(activity, row.line());
            return before == null ? List.of() : List.of(Fault.of("", "table.ce.twice", before));
        };
    }

    /** What is stored once. */
    private record Activity(PersonId person, String submission) {}

    private static @Nullable PersonId person(TableRow row, KnownPeople known) {
        return known.find(row.text(NUMBER), row.text(EMAIL));
    }

    private static EntryDetails details(TableRow row, Map<String, Credential> held, LocalDate today) {
        if (held.isEmpty()) {
            throw new RuleViolation("table.ce.holds-nothing");
        }
        var details = new ActivityRow(row).details(held);
        EntryDetails.notAfter(today, details.date());
        return details;
    }

    /** Made from what the row says, so that the same row makes the same entry. */
    private static String submission(EntryDetails details) {
        var words = String.join("\n", details.date().toString(), details.title(), details.provider())
                .toLowerCase(Locale.ROOT);
        return "import:" + UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }

    private static String amounts(EntryDetails details) {
        var minutes = details.minutes();
        return (minutes == null ? "" : minutes.count()) + " "
                + details.printed().values().stream()
                        .map(credits -> credits.amount().toPlainString())
                        .sorted()
                        .toList();
    }

    /** What people maintain; of everybody where nobody is named. */
    private Map<PersonId, Map<String, Credential>> held(@Nullable Collection<PersonId> wanted) {
        var known = new HashMap<String, Credential>();
        requirements.credentials(records.today()).forEach(one -> known.put(one.code(), one));
        var held = new HashMap<PersonId, Map<String, Credential>>();
        jdbc.sql("""
                        select person_id, code from credits.credential
                         where tenant_id = platform.current_tenant()
                           and (cast(:people as uuid[]) is null or person_id = any(:people)) order by code""")
                .param(
                        "people",
                        wanted == null
                                ? null
                                : wanted.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(row -> {
                    var credential = known.get(row.getString(2));
                    if (credential != null) {
                        held.computeIfAbsent(PersonId.of(row.getObject(1, UUID.class)), id -> new LinkedHashMap<>())
                                .put(credential.code(), credential);
                    }
                });
        return held;
    }

    /** The amounts of what imports have brought, in the words of {@link #amounts}. */
    private Map<Activity, String> stored() {
        var stored = new HashMap<Activity, String>();
        jdbc.sql("""
                        select person_id, submission, coalesce(minutes::text, ''),
                               array(select to_char(value::numeric, 'FM999990.00') from jsonb_each_text(printed) order by 1)
                          from credits.entry
                         where tenant_id = platform.current_tenant() and submission like 'import:%'""").query(row -> {
            stored.put(
                    new Activity(PersonId.of(row.getObject(1, UUID.class)), row.getString(2)),
                    row.getString(3) + " " + List.of((Object[]) row.getArray(4).getArray()));
        });
        return stored;
    }

    @Override
    public Tally store(UUID importId, List<TableRow> rows) {
        var known = people.known(NUMBERS, TableRow.texts(rows, NUMBER), TableRow.texts(rows, EMAIL));
        var persons = rows.stream().map(row -> person(row, known)).toList();
        var held = held(persons.stream().filter(person -> person != null).toList());
        var today = records.today();
        var wanted = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < rows.size(); i++) {
            var person = persons.get(i);
            if (person == null) {
                throw new RuleViolation("imports.changed-since");
            }
            wanted.add(columns(person, details(rows.get(i), held.getOrDefault(person, Map.of()), today)));
        }
        int added = jdbc.sql("""
                        insert into credits.entry (id, person_id, submission, title, provider, provider_kind, activity_date,
                                                   minutes, printed, delivery, domains, type, counts_for, state, logged_at, version)
                        select id, person_id, submission, title, provider, provider_kind, activity_date, minutes, printed,
                               delivery, domains, type, counts_for, state, :now, 0
                          from json_populate_recordset(null::credits.entry, cast(:rows as json))
                        on conflict (tenant_id, person_id, submission) do nothing""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("rows", json.writeValueAsString(wanted))
                .update();
        audit.record("ce.imported", "roster-import", importId, Map.of("added", added));
        return new Tally(added, 0, rows.size() - added);
    }

    private static Map<String, @Nullable Object> columns(PersonId person, EntryDetails details) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        var minutes = details.minutes();
        row.put("id", EntryId.next().toString());
        row.put("person_id", person.toString());
        row.put("submission", submission(details));
        row.put("title", details.title());
        row.put("provider", details.provider());
        row.put("provider_kind", details.providerKind());
        row.put("activity_date", details.date().toString());
        row.put("minutes", minutes == null ? null : minutes.count());
        row.put("printed", details.printed());
        row.put("delivery", details.delivery().name());
        row.put("domains", details.domains());
        row.put("type", details.type());
        row.put("counts_for", details.countsFor().stream().sorted().toList());
        row.put("state", LoggedEntry.State.COUNTED.name());
        return row;
    }
}
