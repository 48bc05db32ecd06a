// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.clock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.belay.audit.AuditLog;
import org.belay.tenancy.Actor;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The table of legal times of the current tenant. A changed time counts for what begins after it. */
@Service
@Transactional
public class LegalClocks {

    private static final int LONGEST = 300;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    LegalClocks(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the tenant goes by. For code that has checked its own permission. */
    @Transactional(readOnly = true)
    public LegalClock of(Regime regime) {
        return jdbc.sql("select * from platform.legal_clock"
                        + " where tenant_id = platform.current_tenant() and regime = :regime")
                .param("regime", regime.name())
                .query(LegalClocks::clock)
                .optional()
                .orElseGet(regime::usual);
    }

    @PreAuthorize("hasAuthority('privacy:manage')")
    @Transactional(readOnly = true)
    public List<LegalClock> all() {
        return Arrays.stream(Regime.values()).map(this::of).toList();
    }

    @PreAuthorize("hasAuthority('privacy:manage')")
    void change(
            Regime regime,
            @Nullable Integer length,
            @Nullable Integer extension,
            @Nullable String source,
            long version) {
        var before = of(regime);
        if (before.version() != version) {
            throw new StaleWrite();
        }
        if (length == null || length < 1 || length > 1000 || extension == null || extension < 0 || extension > 1000) {
            throw new RuleViolation("privacy.clock.figure");
        }
        var cited = Optional.ofNullable(source).map(String::strip).orElse("");
        if (cited.isEmpty() || cited.length() > LONGEST) {
            throw new RuleViolation("privacy.clock.source", LONGEST);
        }
        var stored = jdbc.sql("""
                        insert into platform.legal_clock as known (regime, length, unit, extension, source, changed_by, changed_at, version)
                        values (:regime, :length, :unit, :extension, :source, :by, :at, 1)
                        on conflict (tenant_id, regime) do update
                           set length = excluded.length, extension = excluded.extension, source = excluded.source,
                               changed_by = excluded.changed_by, changed_at = excluded.changed_at, version = known.version + 1
                         where known.version = :version""")
                .param("regime", regime.name())
                .param("length", length)
                .param("unit", before.unit().name())
                .param("extension", extension)
                .param("source", cited)
                .param("by", TenantScope.require().actor().map(Actor::id).orElse(null))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("version", version)
                .update();
        if (stored == 0) {
            throw new StaleWrite();
        }
        audit.record(
                "privacy.clock-changed",
                "legal-clock",
                null,
                Map.of("regime", regime.name(), "before", before, "after", of(regime)));
    }

    private static LegalClock clock(ResultSet row, int number) throws SQLException {
        return new LegalClock(
                Regime.valueOf(row.getString("regime")),
                row.getInt("length"),
                LegalClock.Unit.valueOf(row.getString("unit")),
                row.getInt("extension"),
                row.getString("source"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
