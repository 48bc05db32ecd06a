// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.belay.notices.NoticeText;
import org.belay.people.PersonId;
import org.belay.plugins.NoticeKind.Rhythm;
import org.belay.tenancy.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The notices that mail is due about, and the days on which a summary went out. */
@Component
@Transactional
class DueNotices {

    private static final int PEOPLE = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DueNotices(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Some of the people whom mail is due to. */
    @Transactional(readOnly = true)
    List<PersonId> people(Instant now) {
        return jdbc.sql("""
                        select distinct person_id from (
                            select person_id from platform.notice
                             where tenant_id = platform.current_tenant() and mail_due_at <= :now
                             order by mail_due_at limit :people) due""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("people", PEOPLE)
                .query((row, number) -> PersonId.of(row.getObject(1, UUID.class)))
                .list();
    }

    /** The person's due notices, kept from other nodes until this transaction ends; oldest first. */
    List<DueNotice> take(PersonId person, Instant now) {
        return jdbc.sql("""
                        select * from platform.notice
                         where tenant_id = platform.current_tenant() and person_id = :person and mail_due_at <= :now
                         order by created_at, id for update""")
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new DueNotice(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        NoticeText.read(json, row.getString("text_key"), row.getString("arguments")),
                        row.getString("link"),
                        Rhythm.valueOf(row.getString("rhythm")),
                        row.getObject("read_at") != null))
                .list();
    }

    /** @param mail that tells them; null where none is wanted any more */
    void settle(List<DueNotice> notices, @Nullable UUID mail) {
        update(notices, "mail_due_at = null, mail_id = :value", mail);
    }

    void postpone(List<DueNotice> notices, Instant until) {
        update(notices, "mail_due_at = :value", until.atOffset(ZoneOffset.UTC));
    }

    /** Claims the day for one summary; false when it has had one. */
    boolean claim(PersonId person, LocalDate day) {
        return jdbc.sql("""
                        insert into platform.digest (person_id, day, mail_id) values (:person, :day, :none)
                        on conflict do nothing""")
                        .param("person", person.value())
                        .param("day", day)
                        .param("none", Ids.next())
                        .update()
                == 1;
    }

    void sentAs(PersonId person, LocalDate day, UUID mail) {
        jdbc.sql("""
                        update platform.digest set mail_id = :mail
                         where tenant_id = platform.current_tenant() and person_id = :person and day = :day""")
                .param("mail", mail)
                .param("person", person.value())
                .param("day", day)
                .update();
    }

    /** Whether the person may still act here. */
    boolean active(PersonId person) {
        return jdbc.sql("""
                        select exists (select from platform.actor
                                        where tenant_id = platform.current_tenant() and id = :person and active)""")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    private void update(List<DueNotice> notices, String change, @Nullable Object value) {
        jdbc.sql("update platform.notice set " + change
                        + " where tenant_id = platform.current_tenant() and id = any(:ids)")
                .param("value", value)
                .param("ids", notices.stream().map(DueNotice::id).toArray(UUID[]::new))
                .update();
    }
}
