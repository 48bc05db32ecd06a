// SPDX-License-Identifier: Apache-2.0
package org.belay.consents;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.consents.ConsentEnded.Why;
import org.belay.people.PersonId;
import org.belay.tenancy.Ids;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether somebody agreed to something. For code that acts for the person or has checked its own permission. */
@Service
@Transactional
public class Consents {

    private final Purposes purposes;
    private final TenantDirectory tenants;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Consents(
            Purposes purposes,
            TenantDirectory tenants,
            JdbcClient jdbc,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.purposes = purposes;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Whether a person's consent to a purpose holds now: given, not withdrawn, not expired, and to words that have not
     * been replaced by others that everybody is asked anew for. What nobody declares or is closed holds for nobody.
     */
    @Transactional(readOnly = true)
    public boolean holds(PersonId person, String purpose) {
        return purposes.oldestThatHolds(purpose)
                .map(oldest -> jdbc.sql("""
                    select exists (select from platform.consent
                                    where tenant_id = platform.current_tenant() and person_id = :person
                                      and purpose = :purpose and ended_at is null and number >= :oldest
                                      and (expires_at is null or expires_at > :now))""")
                        .param("person", person.value())
                        .param("purpose", purpose)
                        .param("oldest", oldest)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .single())
                .orElse(false);
    }

    /**
     * Records that a person agrees. Who agrees again renews.
     *
     * @param number of the words that the person saw
     * @param detail what this one is about, as the receiver of a file; may be null
     * @throws NotFound where nobody asks for this
     * @throws RuleViolation when the words in force are others by now
     */
    public UUID give(PersonId person, String purpose, int number, Locale reader, @Nullable String detail) {
        var asked = purposes.find(purpose, reader).filter(Purpose::open).orElseThrow(NotFound::new);
        var text = java.util.Objects.requireNonNull(asked.text());
        if (text.number() != number) {
            throw new RuleViolation("consents.changed");
        }
        if (asked.module() != null) {
            purposes.keep(asked, text);
        }
        var now = clock.instant();
        var until = text.months() == null
                ? null
                : now.atZone(tenants.current().zone()).plusMonths(text.months()).toOffsetDateTime();
        end(person, purpose, "RENEWED");
        var id = Ids.next();
        jdbc.sql("""
            insert into platform.consent (id, person_id, purpose, number, language, detail, given_at, expires_at)
            values (:id, :person, :purpose, :number, :language, :detail, :now, cast(:until as timestamptz))""")
                .param("id", id)
                .param("person", person.value())
                .param("purpose", purpose)
                .param("number", number)
                .param("language", Words.best(text.words(), reader).getKey())
                .param("detail", detail)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until)
                .update();
        var told = new HashMap<String, Object>(Map.of("purpose", purpose, "words", number));
        if (detail != null) {
            told.put("detail", detail);
        }
        audit.record("consent.given", "person", person.value(), told);
        events.publishEvent(new ConsentGiven(TenantScope.require().tenant(), person, purpose));
        return id;
    }

    /** Withdraws a consent; harmless where there is none in force. */
    public void withdraw(PersonId person, String purpose) {
        if (end(person, purpose, Why.WITHDRAWN.name()) > 0) {
            audit.record("consent.withdrawn", "person", person.value(), Map.of("purpose", purpose));
            events.publishEvent(new ConsentEnded(TenantScope.require().tenant(), person, purpose, Why.WITHDRAWN));
        }
    }

    private int end(PersonId person, String purpose, String by) {
        return jdbc.sql("""
            update platform.consent set ended_at = :now, ended_by = :by
             where tenant_id = platform.current_tenant() and person_id = :person and purpose = :purpose
               and ended_at is null""")
                .param("person", person.value())
                .param("purpose", purpose)
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
