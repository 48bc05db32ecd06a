// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.Clock;
import java.time.ZoneOffset;
import org.belay.people.PersonId;
import org.belay.plugins.Modules;
import org.belay.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells people what happened. The notice stands in the person's inbox once the caller's transaction has succeeded; mail
 * about it follows as the person chose.
 */
@Component
public class Notices {

    private final MailTimes times;
    private final Modules modules;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Notices(MailTimes times, Modules modules, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.times = times;
        this.modules = modules;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param kind that a module declares
     * @param link the page it leads to, as {@code /credits}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(PersonId person, String kind, NoticeText text, String link) {
        tell(person, kind, null, text, link);
    }

    /**
     * Tells it unless it was told already: for jobs and listeners, which may run twice.
     *
     * @param occasion tells this notice from others of its kind to the same person, as {@code RHIA/2026-12-31/60}
     * @return whether it was told now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean tellOnce(PersonId person, String kind, String occasion, NoticeText text, String link) {
        return tell(person, kind, occasion, text, link);
    }

    private boolean tell(PersonId person, String kind, @Nullable String occasion, NoticeText text, String link) {
        var declared = modules.noticeKind(kind)
                .orElseThrow(() -> new IllegalArgumentException("No module declares the kind of notice " + kind));
        var now = clock.instant();
        var mail = times.plan(person, declared, now);
        var due = mail.due();
        return jdbc.sql("""
                                insert into platform.notice (id, person_id, kind, text_key, arguments, link, occasion, created_at,
                                                             rhythm, mail_due_at)
                                values (:id, :person, :kind, :key, cast(:arguments as jsonb), :link, :occasion, :now, :rhythm, :due)
                                on conflict do nothing""")
                        .param("id", Ids.next())
                        .param("person", person.value())
                        .param("kind", kind)
                        .param("key", text.key())
                        .param("arguments", text.stored(json))
                        .param("link", link)
                        .param("occasion", occasion)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("rhythm", mail.rhythm().name())
                        .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
