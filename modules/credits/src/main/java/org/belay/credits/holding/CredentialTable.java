// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.holding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.credits.CeRecords;
import org.belay.credits.Cycle;
import org.belay.credits.Requirements;
import org.belay.people.PeopleRegister;
import org.belay.people.PersonId;
import org.belay.tables.ImportableTable;
import org.belay.tables.TableField;
import org.belay.tables.TableField.Type;
import org.belay.tables.TableRow;
import org.belay.tenancy.Ids;
import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Credentials that people hold, from a spreadsheet. A person is known by number or e-mail, and holds a credential once. */
@Component
class CredentialTable implements ImportableTable {

    static final String PERMISSION = "credits:import";

    private static final String NUMBERS = "sis";
    private static final String EMAIL = "email";
    private static final String NUMBER = "number";
    private static final String CREDENTIAL = "credential";

    private final PeopleRegister people;
    private final CeRecords records;
    private final Requirements requirements;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditLog audit;

    CredentialTable(
            PeopleRegister people,
            CeRecords records,
            Requirements requirements,
            JdbcClient jdbc,
            JsonMapper json,
            AuditLog audit) {
        this.people = people;
        this.records = records;
        this.requirements = requirements;
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
    }

    @Override
    public String key() {
        return "credentials";
    }

    @Override
    public String permission() {
        return PERMISSION;
    }

    @Override
    public List<TableField> fields() {
        return List.of(
                TableField.optional(EMAIL, Type.TEXT),
                TableField.optional(NUMBER, Type.TEXT),
                TableField.required(CREDENTIAL, Type.TEXT),
                TableField.optional("cycle-start", Type.DATE),
                TableField.optional("cycle-end", Type.DATE),
                TableField.optional("passed-on", Type.DATE));
    }

    @Override
    public RowCheck check() {
        var known = people.everybody(NUMBERS);
        var today = records.today();
        var lines = new HashMap<String, Integer>();
        return row -> {
            var person = known.find(row.text(NUMBER), row.text(EMAIL));
            if (person == null) {
                return List.of(Fault.of(row.text(EMAIL).isEmpty() ? NUMBER : EMAIL, "table.credentials.nobody"));
            }
            var code = code(row, today);
            if (code == null) {
                return List.of(Fault.of(CREDENTIAL, "table.credentials.unknown", row.text(CREDENTIAL)));
            }
            try {
                cycle(row, code, today);
            } catch (RuleViolation broken) {
                return List.of(Fault.of("", broken.messageKey(), broken.parameters()));
            }
            var before = lines.putIfAbsent(person + " " + code, row.line());
            return before == null ? List.of() : List.of(Fault.of("", "table.credentials.twice", before));
        };
    }

    /** The code as the requirements write it, whatever the case. */
    private @Nullable String code(TableRow row, LocalDate today) {
        return requirements.credentials(today).stream()
                .map(Requirements.Credential::code)
                .filter(row.text(CREDENTIAL)::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
    }

    private Cycle cycle(TableRow row, String code, LocalDate today) {
        var credential =
                requirements.credential(code, today).orElseThrow(() -> new RuleViolation("credits.credential.unknown"));
        var dates = new CycleDates(row.date("cycle-start"), row.date("cycle-end"), row.date("passed-on"));
        var cycle = HeldCredential.possible(dates.cycle(credential, today));
        if (requirements.credential(code, cycle.start()).isEmpty()) {
            throw new RuleViolation("credits.cycle.early");
        }
        return cycle;
    }

    @Override
    public Tally store(UUID importId, List<TableRow> rows) {
        var known = people.known(NUMBERS, TableRow.texts(rows, NUMBER), TableRow.texts(rows, EMAIL));
        var today = records.today();
        var wanted = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            var person = known.find(row.text(NUMBER), row.text(EMAIL));
            var code = code(row, today);
            if (person == null || code == null) {
                throw new RuleViolation("imports.changed-since");
            }
            wanted.add(columns(person, code, cycle(row, code, today), row.date("passed-on")));
        }
        var touched = jdbc.sql("""
                        insert into credits.credential as c
                               (id, person_id, code, cycle_start, cycle_end, estimated, passed_on, version)
                        select id, person_id, code, cycle_start, cycle_end, estimated, passed_on, 0
                          from json_populate_recordset(null::credits.credential, cast(:rows as json))
                        on conflict (tenant_id, person_id, code) do update
                           set cycle_start = excluded.cycle_start, cycle_end = excluded.cycle_end,
                               estimated = excluded.estimated, passed_on = coalesce(excluded.passed_on, c.passed_on),
                               version = c.version + 1
                         where (c.cycle_start, c.cycle_end, c.estimated, c.passed_on)
                               is distinct from (excluded.cycle_start, excluded.cycle_end, excluded.estimated,
                                                 coalesce(excluded.passed_on, c.passed_on))
                        returning c.version = 0""")
                .param("rows", json.writeValueAsString(wanted))
                .query((row, number) -> row.getBoolean(1))
                .list();
        int added = (int) touched.stream().filter(fresh -> fresh).count();
        audit.record(
                "ce.credentials-imported",
                "roster-import",
                importId,
                Map.of("added", added, "changed", touched.size() - added));
        return new Tally(added, touched.size() - added, rows.size() - touched.size());
    }

    private static Map<String, Object> columns(
            PersonId person, String code, Cycle cycle, @Nullable LocalDate passedOn) {
        var row = new HashMap<String, Object>(Map.of(
                "id", Ids.next().toString(),
                "person_id", person.toString(),
                "code", code,
                "cycle_start", cycle.start().toString(),
                "cycle_end", cycle.end().toString(),
                "estimated", cycle.estimated()));
        if (passedOn != null) {
            row.put("passed_on", passedOn.toString());
        }
        return row;
    }
}
