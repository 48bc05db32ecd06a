// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.belay.people.PersonId;
import org.belay.plugins.Modules;
import org.belay.plugins.NoticeKind;
import org.belay.plugins.NoticeKind.Rhythm;
import org.belay.tenancy.TenantDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When mail to a person is due: by the kind's rhythm, the person's hours and the clock where they are. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MailTimes {

    private final Modules modules;
    private final TenantDirectory tenants;
    private final JdbcClient jdbc;

    MailTimes(Modules modules, TenantDirectory tenants, JdbcClient jdbc) {
        this.modules = modules;
        this.tenants = tenants;
        this.jdbc = jdbc;
    }

    /** How a notice comes by mail, and when; {@code due} is null for never. */
    record Plan(Rhythm rhythm, @Nullable Instant due) {}

    /**
     * A person's hours and the clock they are on.
     *
     * @param version of the stored choice, 0 when there is none
     */
    public record Clocked(MailHours hours, ZoneId zone, long version) {}

    private record Waiting(UUID id, String kind, Rhythm rhythm, Instant createdAt) {}

    Plan plan(PersonId person, NoticeKind kind, Instant now) {
        if (!kind.mutable()) {
            return new Plan(Rhythm.AT_ONCE, now);
        }
        var clocked = of(person);
        var rhythm = chosen(person, kind.key()).orElse(kind.usual());
        return new Plan(rhythm, clocked.hours().due(rhythm, now, clocked.zone()).orElse(null));
    }

    /** The person's hours, or the usual ones. */
    public Clocked of(PersonId person) {
        return jdbc.sql("""
                        select p.zone, h.* from platform.person p
                          left join platform.notice_hours h on h.tenant_id = p.tenant_id and h.person_id = p.id
                         where p.tenant_id = platform.current_tenant() and p.id = :person""")
                .param("person", person.value())
                .query((row, number) -> clocked(row))
                .optional()
                .orElseGet(() -> new Clocked(MailHours.USUAL, tenants.current().zone(), 0));
    }

    /** Plans mail that still waits anew, after the person has chosen otherwise or moved to another clock. */
    public void planAgain(PersonId person, Instant now) {
        var clocked = of(person);
        var waiting = jdbc.sql("""
                        select n.id, n.kind, c.rhythm, n.created_at from platform.notice n
                          left join platform.notice_choice c
                            on c.tenant_id = n.tenant_id and c.person_id = n.person_id and c.kind = n.kind
                         where n.tenant_id = platform.current_tenant() and n.person_id = :person
                           and n.mail_due_at is not null
                           for update of n""")
                .param("person", person.value())
                .query((row, number) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        rhythm(row.getString("kind"), row.getString("rhythm")),
                        row.getObject("created_at", java.time.OffsetDateTime.class)
                                .toInstant()))
                .list();
        for (var notice : waiting) {
            if (modules.noticeKind(notice.kind())
                    .filter(kind -> !kind.mutable())
                    .isEmpty()) {
                store(
                        notice,
                        clocked.hours()
                                .due(notice.rhythm(), now, clocked.zone())
                                .orElse(null));
            }
        }
    }

    private void store(Waiting notice, @Nullable Instant due) {
        jdbc.sql("""
                        update platform.notice set rhythm = :rhythm, mail_due_at = :due
                         where tenant_id = platform.current_tenant() and id = :id""")
                .param("rhythm", notice.rhythm().name())
                .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC))
                .param("id", notice.id())
                .update();
    }

    private Optional<Rhythm> chosen(PersonId person, String kind) {
        return jdbc.sql("""
                        select rhythm from platform.notice_choice
                         where tenant_id = platform.current_tenant() and person_id = :person and kind = :kind""")
                .param("person", person.value())
                .param("kind", kind)
                .query(String.class)
                .optional()
                .map(Rhythm::valueOf);
    }

    private Rhythm rhythm(String kind, @Nullable String chosen) {
        return chosen != null
                ? Rhythm.valueOf(chosen)
                : modules.noticeKind(kind).map(NoticeKind::usual).orElse(Rhythm.NEVER);
    }

    private Clocked clocked(ResultSet row) throws SQLException {
        var named = row.getString("zone");
        var zone = named == null ? tenants.current().zone() : ZoneId.of(named);
        if (row.getObject("version") == null) {
            return new Clocked(MailHours.USUAL, zone, 0);
        }
        return new Clocked(
                new MailHours(
                        row.getObject("quiet_from", Integer.class),
                        row.getObject("quiet_until", Integer.class),
                        row.getInt("digest_hour"),
                        DayOfWeek.of(row.getInt("digest_day"))),
                zone,
                row.getLong("version"));
    }
}
