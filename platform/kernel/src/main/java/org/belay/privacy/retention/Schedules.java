// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.retention;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.personal.PersonalData;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long each type of record is kept. A type that cannot be deleted by age is kept always. */
@Service
@Transactional
@PreAuthorize("hasAuthority('privacy:manage')")
class Schedules {

    private static final int LONGEST = 300;
    private static final int MOST_YEARS = 200;

    private final List<PersonalData> handlers;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Schedules(List<PersonalData> handlers, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.handlers = handlers.stream()
                .sorted(Comparator.comparing(PersonalData::recordType))
                .toList();
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Schedule> all() {
        var own = own();
        return handlers.stream()
                .map(handler -> own.getOrDefault(handler.recordType(), usual(handler)))
                .toList();
    }

    @Transactional(readOnly = true)
    public Schedule get(String recordType) {
        return all().stream()
                .filter(schedule -> schedule.recordType().equals(recordType))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** @param years null for always */
    public void change(String recordType, @Nullable Integer years, @Nullable String source, long version) {
        var before = get(recordType);
        if (!before.disposable()) {
            throw new RuleViolation("privacy.retention.fixed");
        }
        if (years != null && (years < 1 || years > MOST_YEARS)) {
            throw new RuleViolation("privacy.retention.years.range", MOST_YEARS);
        }
        if (source == null || source.isBlank() || source.length() > LONGEST) {
            throw new RuleViolation("privacy.clock.source", LONGEST);
        }
        var stored = jdbc.sql("""
                        insert into platform.retention_rule as known (record_type, years, source, changed_by, changed_at, version)
                        values (:type, :years, :source, :by, :at, 1)
                        on conflict (tenant_id, record_type) do update
                           set years = excluded.years, source = excluded.source, changed_by = excluded.changed_by,
                               changed_at = excluded.changed_at, version = known.version + 1
                         where known.version = :version""")
                .param("type", recordType)
                .param("years", years, java.sql.Types.INTEGER)
                .param("source", source.strip())
                .param("by", TenantScope.require().actor().map(Actor::id).orElse(null), java.sql.Types.OTHER)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("version", version)
                .update();
        if (stored == 0 || before.version() != version) {
            throw new StaleWrite();
        }
        audit.record(
                "privacy.retention-changed",
                "retention-rule",
                (UUID) null,
                Map.of("type", recordType, "before", before, "after", get(recordType)));
    }

    private static Schedule usual(PersonalData handler) {
        var keeping = handler.keeping();
        return new Schedule(handler.recordType(), keeping.years(), keeping.source(), keeping.disposable(), true, 0);
    }

    private Map<String, Schedule> own() {
        var own = new HashMap<String, Schedule>();
        jdbc.sql("select * from platform.retention_rule where tenant_id = platform.current_tenant()")
                .query((row, number) -> own.put(
                        row.getString("record_type"),
                        new Schedule(
                                row.getString("record_type"),
                                row.getObject("years", Integer.class),
                                row.getString("source"),
                                true,
                                false,
                                row.getLong("version"))))
                .list();
        return own;
    }
}
