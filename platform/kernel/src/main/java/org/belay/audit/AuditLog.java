// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.belay.tenancy.Ids;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes audit entries. */
@Component
public class AuditLog {

    private static final int SALT_BYTES = 16;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AuditLog(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Records a change within the transaction that makes it, so that neither is stored without the other.
     *
     * @param action what happened, as {@code person.added}
     * @param subjectKind what it happened to, as {@code person}
     * @param details particulars that may be personal; they can be erased later while the chain stays valid
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String subjectKind, @Nullable UUID subject, Map<String, ?> details) {
        write(action, subjectKind, subject, details);
    }

    /** Records something outside any change, such as a refusal, in a transaction of its own. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordAlone(String action, String subjectKind, @Nullable UUID subject, Map<String, ?> details) {
        write(action, subjectKind, subject, details);
    }

    private void write(String action, String subjectKind, @Nullable UUID subject, Map<String, ?> details) {
        var actor = TenantScope.require().actor().orElse(null);
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        jdbc.sql("""
                        with entry as (
                            insert into platform.audit_entry (id, at, actor_kind, actor_id, action, subject_kind, subject_id, commitment)
                            values (:id, :at, :actorKind, :actor, :action, :subjectKind, :subject,
                                    sha256(:salt || convert_to(:details, 'UTF8')))
                            returning tenant_id, id)
                        insert into platform.audit_detail (tenant_id, entry_id, actor_name, details, salt)
                        select tenant_id, id, :actorName, :details, :salt from entry""")
                .param("id", Ids.next())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actorKind", actor == null ? "ANONYMOUS" : actor.kind().name())
                .param("actor", actor == null ? null : actor.id())
                .param("actorName", actor == null ? "" : actor.name())
                .param("action", action)
                .param("subjectKind", subjectKind)
                .param("subject", subject)
                .param("details", json.writeValueAsString(new TreeMap<>(details)))
                .param("salt", salt)
                .update();
    }
}
