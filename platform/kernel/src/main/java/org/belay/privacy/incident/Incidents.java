// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.files.Finding.Grade;
import org.belay.files.PatientIdentifiers;
import org.belay.privacy.clock.LegalClocks;
import org.belay.privacy.clock.Regime;
import org.belay.tenancy.Actor;
import org.belay.tenancy.Ids;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of incidents. Nothing in it is changed afterwards: what happens next is a further step. */
@Service
@Transactional
@PreAuthorize("hasAuthority('privacy:manage')")
class Incidents {

    private static final int LONGEST = 4000;
    private static final int LONGEST_TITLE = 200;
    private static final String FROM = " from platform.incident i where i.tenant_id = platform.current_tenant()";
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final LegalClocks clocks;
    private final PatientIdentifiers identifiers;
    private final TenantDirectory tenants;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Incidents(
            LegalClocks clocks,
            PatientIdentifiers identifiers,
            TenantDirectory tenants,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.clocks = clocks;
        this.identifiers = identifiers;
        this.tenants = tenants;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public long count(boolean openOnly) {
        return jdbc.sql("select count(*)" + FROM + open(openOnly))
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    public List<Incident> newest(boolean openOnly, long offset, int atMost) {
        return jdbc.sql("select i.*" + FROM + open(openOnly)
                        + " order by i.detected_at desc, i.id desc limit :most offset :offset")
                .param("most", atMost)
                .param("offset", offset)
                .query(this::incident)
                .list();
    }

    @Transactional(readOnly = true)
    public List<Incident> before(boolean openOnly, @Nullable Instant detected, UUID id, int atMost) {
        return jdbc.sql("select i.*" + FROM + open(openOnly)
                        + " and (i.detected_at, i.id) < (coalesce(cast(:at as timestamptz), timestamptz 'infinity'), :id)"
                        + " order by i.detected_at desc, i.id desc limit :most")
                .param("at", detected == null ? null : detected.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("most", atMost)
                .query(this::incident)
                .list();
    }

    private static String open(boolean openOnly) {
        return openOnly ? " and i.closed_at is null" : "";
    }

    @Transactional(readOnly = true)
    public Incident get(UUID id) {
        return jdbc.sql("select i.*" + FROM + " and i.id = :id")
                .param("id", id)
                .query(this::incident)
                .optional()
                .orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    public List<Incident.Step> steps(UUID id) {
        return jdbc.sql("select * from platform.incident_step where tenant_id = platform.current_tenant()"
                        + " and incident_id = :id order by taken_at, id")
                .param("id", id)
                .query((row, number) -> new Incident.Step(
                        row.getString("step"),
                        row.getString("notified") == null ? null : Regime.valueOf(row.getString("notified")),
                        row.getObject("taken_by", UUID.class),
                        row.getObject("taken_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** @param detected when somebody noticed, from which the law counts; not in the future */
    public UUID report(
            @Nullable String title,
            @Nullable String what,
            @Nullable String whom,
            @Nullable Integer people,
            @Nullable Instant detected,
            List<Regime> regimes) {
        if (detected == null || detected.isAfter(clock.instant().plus(AHEAD))) {
            throw new RuleViolation("privacy.incident.detected.wrong");
        }
        if (people != null && people < 0) {
            throw new RuleViolation("privacy.incident.people.wrong");
        }
        if (regimes.stream().anyMatch(Regime::forRequests)) {
            throw new RuleViolation("privacy.incident.regime.wrong");
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into platform.incident (id, title, description, whom, people_count, detected_at, regimes,
                                                       reported_by, recorded_at)
                        values (:id, :title, :what, :whom, :people, :detected, :regimes, :by, :now)""")
                .param("id", id)
                .param("title", words(title, LONGEST_TITLE))
                .param("what", words(what, LONGEST))
                .param("whom", words(whom, LONGEST))
                .param("people", people, java.sql.Types.INTEGER)
                .param("detected", detected.atOffset(ZoneOffset.UTC))
                .param("regimes", regimes.stream().map(Enum::name).distinct().toArray(String[]::new))
                .param("by", me(), java.sql.Types.OTHER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record("privacy.incident-recorded", "incident", id, Map.of());
        return id;
    }

    /** @param notified whom this step told, which stops that clock; null where it told nobody */
    public void step(UUID id, @Nullable String what, @Nullable Regime notified) {
        var incident = require(id);
        if (notified != null && !incident.regimes().contains(notified)) {
            throw new RuleViolation("privacy.incident.regime.wrong");
        }
        add(id, words(what, LONGEST), notified);
        audit.record(
                "privacy.incident-step",
                "incident",
                id,
                notified == null ? Map.of() : Map.of("notified", notified.name()));
    }

    /** Closes it with a last word. */
    public void close(UUID id, @Nullable String what) {
        require(id);
        add(id, words(what, LONGEST), null);
        jdbc.sql("update platform.incident set closed_at = :now, closed_by = :by, version = version + 1"
                        + " where tenant_id = platform.current_tenant() and id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", me(), java.sql.Types.OTHER)
                .param("id", id)
                .update();
        audit.record("privacy.incident-closed", "incident", id, Map.of());
    }

    private void add(UUID id, String what, @Nullable Regime notified) {
        jdbc.sql("""
                        insert into platform.incident_step (id, incident_id, step, notified, taken_by, taken_at)
                        values (:id, :incident, :what, :notified, :by, :now)""")
                .param("id", Ids.next())
                .param("incident", id)
                .param("what", what)
                .param("notified", notified == null ? null : notified.name())
                .param("by", me(), java.sql.Types.OTHER)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Incident require(UUID id) {
        var _ = jdbc.sql(
                        "select id from platform.incident where tenant_id = platform.current_tenant() and id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotFound::new);
        var incident = get(id);
        if (incident.closedAt() != null) {
            throw new RuleViolation("privacy.incident.closed-already");
        }
        return incident;
    }

    /** An incident's record must not become one itself. */
    private String words(@Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            throw new RuleViolation("privacy.incident.words");
        }
        if (text.length() > longest) {
            throw new RuleViolation("privacy.too-long", longest);
        }
        if (identifiers.in(text).stream().anyMatch(finding -> finding.grade() == Grade.CERTAIN)) {
            throw new RuleViolation("files.held.reason.identifies");
        }
        return text.strip();
    }

    private static @Nullable UUID me() {
        return TenantScope.require().actor().map(Actor::id).orElse(null);
    }

    private Incident incident(ResultSet row, int number) throws SQLException {
        var detected = row.getObject("detected_at", OffsetDateTime.class).toInstant();
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        var regimes = Arrays.stream((String[]) row.getArray("regimes").getArray())
                .map(Regime::valueOf)
                .toList();
        var zone = tenants.current().zone();
        return new Incident(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("description"),
                row.getString("whom"),
                row.getObject("people_count", Integer.class),
                detected,
                regimes,
                regimes.stream()
                        .map(regime -> new Incident.Timer(
                                regime,
                                clocks.of(regime).due(detected, false, zone),
                                clocks.of(regime).source()))
                        .toList(),
                row.getObject("reported_by", UUID.class),
                closed == null ? null : closed.toInstant());
    }
}
