// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.files.FileId;
import org.belay.files.Files;
import org.belay.people.PersonId;
import org.belay.personal.PersonalData;
import org.belay.tenancy.Actor;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Erases a person: all types of record in one transaction, or nothing. */
@Service
@Transactional
@PreAuthorize("hasAuthority('privacy:manage')")
public class Erasure {

    private final List<PersonalData> handlers;
    private final Files files;
    private final AuditLog audit;
    private final Farewell farewell;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Erasure(
            List<PersonalData> handlers,
            Files files,
            AuditLog audit,
            Farewell farewell,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.handlers = handlers.stream()
                .sorted(Comparator.comparing(PersonalData::erasedLast).thenComparing(PersonalData::recordType))
                .toList();
        this.files = files;
        this.audit = audit;
        this.farewell = farewell;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Erases what may be erased, and keeps the report.
     *
     * @throws RuleViolation while a hold is on the person, and for the last administrator
     */
    public ErasureReport erase(UUID request, PersonId person) {
        // locks the person, so that a hold placed at this moment is seen or waits
        jdbc.sql("select id from platform.person where tenant_id = platform.current_tenant() and id = :id for update")
                .param("id", person.value())
                .query(UUID.class)
                .optional();
        if (onHold(person)) {
            throw new RuleViolation("privacy.erasure.held");
        }
        var letter = farewell.to(person);
        audit.record("privacy.erased", "person", person.value(), Map.of("request", request.toString()));
        var lines = new ArrayList<ErasureReport.Line>();
        for (var handler : handlers) {
            lines.add(erase(handler, person.value()));
        }
        var report = new ErasureReport(
                request,
                person.value(),
                lines,
                TenantScope.require().actor().map(Actor::id).orElse(null),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store(report, letter.map(farewell::post).orElse(null));
        return report;
    }

    private ErasureReport.Line erase(PersonalData handler, UUID person) {
        var belonging = handler.files(person);
        var erased = handler.erase(person);
        belonging.forEach(file -> files.remove(FileId.of(file)));
        return new ErasureReport.Line(
                handler.recordType(), erased.deleted(), belonging.size(), erased.kept(), erased.reason());
    }

    private boolean onHold(PersonId person) {
        return jdbc.sql("select platform.on_hold(:person)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    private void store(ErasureReport report, @Nullable UUID mail) {
        jdbc.sql("""
                        insert into platform.erasure (request_id, person_id, lines, erased_by, erased_at, farewell_id)
                        values (:request, :person, cast(:lines as jsonb), :by, :at, :mail)""")
                .param("mail", mail, java.sql.Types.OTHER)
                .param("request", report.request())
                .param("person", report.person())
                .param("lines", json.writeValueAsString(report.lines()))
                .param("by", report.erasedBy())
                .param("at", report.erasedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The report of an erasure that was asked for by this request. */
    @Transactional(readOnly = true)
    public Optional<ErasureReport> report(UUID request) {
        return jdbc.sql("select *, lines::text as told from platform.erasure"
                        + " where tenant_id = platform.current_tenant() and request_id = :request")
                .param("request", request)
                .query((row, number) -> new ErasureReport(
                        request,
                        row.getObject("person_id", UUID.class),
                        List.of(json.readValue(row.getString("told"), ErasureReport.Line[].class)),
                        row.getObject("erased_by", UUID.class),
                        row.getObject("erased_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
