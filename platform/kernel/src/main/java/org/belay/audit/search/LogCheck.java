// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.TreeMap;
import org.belay.audit.AuditLog;
import org.belay.audit.AuditVerification;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Checks the log when somebody asks for it. What the check found becomes an entry itself. */
@Service
@Transactional
@PreAuthorize("hasAuthority('audit:read')")
class LogCheck {

    static final String ACTION = "audit.checked";

    private final AuditVerification verification;
    private final AuditLog log;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    LogCheck(AuditVerification verification, AuditLog log, JdbcClient jdbc, JsonMapper json) {
        this.verification = verification;
        this.log = log;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What a check found.
     *
     * @param result {@code IN_ORDER}, or in which way the first bad entry is bad
     * @param number the place of the first bad entry; 0 when it has none
     * @param entry the id of the first bad entry, if one stands there
     */
    record Outcome(
            String result,
            long sealed,
            long erased,
            long signedUpTo,
            long number,
            @Nullable String entry) {

        public boolean isInOrder() {
            return result.equals("IN_ORDER");
        }
    }

    /** @param outcome null when the particulars were erased */
    record Done(Instant at, String by, @Nullable Outcome outcome) {}

    void run() {
        var found = verification.verify(checked -> {});
        var fault = found.fault();
        var details = new TreeMap<String, Object>();
        details.put("result", fault.map(bad -> bad.kind().name()).orElse("IN_ORDER"));
        details.put("sealed", found.sealed());
        details.put("erased", found.erased());
        details.put("signedUpTo", found.signedUpTo());
        details.put("number", fault.map(bad -> bad.number()).orElse(0L));
        fault.flatMap(bad -> Optional.ofNullable(bad.entry())).ifPresent(entry -> details.put("entry", entry));
        log.record(ACTION, "audit", null, details);
    }

    @Transactional(readOnly = true)
    Optional<Done> last() {
        return jdbc.sql("""
                        select e.at, d.actor_name, d.details from platform.audit_entry e
                          left join platform.audit_detail d on d.tenant_id = e.tenant_id and d.entry_id = e.id
                         where e.tenant_id = platform.current_tenant() and e.action = :action
                         order by e.at desc, e.id desc limit 1""")
                .param("action", ACTION)
                .query((row, number) -> {
                    var details = row.getString("details");
                    return new Done(
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            details == null ? "" : row.getString("actor_name"),
                            details == null ? null : json.readValue(details, Outcome.class));
                })
                .optional();
    }
}
