// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.belay.tenancy.Actor;
import org.belay.tenancy.Ids;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes audit entries, and erases what is personal in them. */
@Component
public class AuditLog {

    private static final int SALT_BYTES = 16;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final SealingRounds rounds;
    private final SecureRandom random = new SecureRandom();

    AuditLog(JdbcClient jdbc, JsonMapper json, Clock clock, SealingRounds rounds) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.rounds = rounds;
    }

    /**
     * Records a change within the transaction that makes it, so that neither is stored without the other.
     *
     * @param action what happened, as {@code person.added}; the sentence for it stands in a message bundle under
     *     {@code audit.action.person.added}
     * @param subjectKind what it happened to, as {@code person}
     * @param details particulars that may be personal; they can be erased later while the chain stays valid. Values
     *     under {@code before} and {@code after} are shown side by side, field by field when they are records or maps
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

    /**
     * Records that the current actor looked at a person's record, in a transaction of its own: call it after the read,
     * not within. Who looks at their own record discloses nothing, and neither does Belay itself.
     *
     * @param what the part that was shown, as {@code profile}
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void disclosed(UUID person, String what) {
        var actor = TenantScope.require().actor().orElse(Actor.SYSTEM);
        if (actor.kind() != Actor.Kind.SYSTEM && !person.equals(actor.id())) {
            write("record.viewed", "person", person, Map.of("what", what));
        }
    }

    /**
     * Erases the particulars of every entry about the person or made by the person, their name included. That
     * something happened, and when, stays; so does the chain.
     *
     * @return how many entries lost their particulars
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int erase(UUID person) {
        return jdbc.sql("""
                        delete from platform.audit_detail d using platform.audit_entry e
                         where e.tenant_id = platform.current_tenant() and (e.subject_id = :person or e.actor_id = :person)
                           and d.tenant_id = e.tenant_id and d.entry_id = e.id""").param("person", person).update();
    }

    private void write(String action, String subjectKind, @Nullable UUID subject, Map<String, ?> details) {
        var scope = TenantScope.require();
        var actor = scope.actor().orElse(null);
        var id = Ids.next();
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var beside = new Entry.Details(
                actor == null ? "" : actor.name(),
                json.writeValueAsString(new TreeMap<>(details)),
                HexFormat.of().formatHex(salt));
        jdbc.sql("""
                        with entry as (
                            insert into platform.audit_entry (id, at, actor_kind, actor_id, action, subject_kind, subject_id, commitment)
                            values (:id, :at, :actorKind, :actor, :action, :subjectKind, :subject, :commitment)
                            returning tenant_id, id),
                        detail as (
                            insert into platform.audit_detail (tenant_id, entry_id, actor_name, details, salt)
                            select tenant_id, id, :actorName, :details, :salt from entry)
                        insert into platform.audit_unsealed (tenant_id, entry_id) select tenant_id, id from entry""")
                .param("id", id)
                .param("at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .param("actorKind", actor == null ? "ANONYMOUS" : actor.kind().name())
                .param("actor", actor == null ? null : actor.id())
                .param("actorName", beside.actorName())
                .param("action", action)
                .param("subjectKind", subjectKind)
                .param("subject", subject)
                .param("commitment", beside.commitment(scope.tenant(), id).bytes())
                .param("details", beside.text())
                .param("salt", salt)
                .update();
        rounds.expect(scope.tenant());
    }
}
