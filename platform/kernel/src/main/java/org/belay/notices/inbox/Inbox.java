// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.notices.NoticeText;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantScope;
import org.belay.web.ListPage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The inbox of the person who asks. Nobody reads another's here. */
@Service
@Transactional
class Inbox {

    private static final int SIZE = 30;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final MessageSource messages;
    private final Clock clock;

    Inbox(JdbcClient jdbc, JsonMapper json, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.messages = messages;
        this.clock = clock;
    }

    /** What the page shows. {@code kinds} are those that the person has notices of. */
    record Sheet(ListPage<InboxItem> found, long unread, List<String> kinds) {}

    /** Unread ones first, then the newest. */
    @Transactional(readOnly = true)
    Sheet sheet(@Nullable String kind, int wanted) {
        var counts = jdbc.sql("""
                        select kind, count(*) as all, count(*) filter (where read_at is null) as unread from platform.notice
                         where tenant_id = platform.current_tenant() and person_id = :person group by kind order by kind""")
                .param("person", me())
                .query((row, number) -> new KindCount(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
        var total = counts.stream()
                .filter(count -> kind == null || count.kind().equals(kind))
                .mapToLong(KindCount::all)
                .sum();
        var number = ListPage.within(wanted, SIZE, total);
        var rows = jdbc.sql("""
                        select * from platform.notice
                         where tenant_id = platform.current_tenant() and person_id = :person
                           and (cast(:kind as text) is null or kind = :kind)
                         order by read_at is not null, created_at desc, id desc limit :size offset :skip""")
                .param("person", me())
                .param("kind", kind)
                .param("size", SIZE)
                .param("skip", (number - 1) * SIZE)
                .query(this::item)
                .list();
        return new Sheet(
                new ListPage<>(rows, number, SIZE, total, kind == null ? "/inbox" : "/inbox?kind=" + kind),
                counts.stream().mapToLong(KindCount::unread).sum(),
                counts.stream().map(KindCount::kind).toList());
    }

    private record KindCount(String kind, long all, long unread) {}

    /** The newest first, part by part. */
    @Transactional(readOnly = true)
    Page<InboxItem> page(boolean unreadOnly, @Nullable String kind, Paging paging) {
        var after = paging.after(2).orElse(null);
        var rows = jdbc.sql("""
                        select * from platform.notice
                         where tenant_id = platform.current_tenant() and person_id = :person
                           and (not :unread or read_at is null) and (cast(:kind as text) is null or kind = :kind)
                           and (cast(:at as timestamptz) is null or (created_at, id) < (cast(:at as timestamptz), cast(:id as uuid)))
                         order by created_at desc, id desc limit :limit""")
                .param("person", me())
                .param("unread", unreadOnly)
                .param("kind", kind)
                .param("at", after == null ? null : OffsetDateTime.ofInstant(instant(after), ZoneOffset.UTC))
                .param("id", after == null ? null : after.uuid(1))
                .param("limit", paging.fetch())
                .query(this::item)
                .list();
        return Page.of(rows, paging, item -> Cursor.at(micros(item.toldAt()), item.id()));
    }

    @Transactional(readOnly = true)
    InboxItem get(UUID id) {
        return jdbc.sql("""
                        select * from platform.notice
                         where tenant_id = platform.current_tenant() and person_id = :person and id = :id""")
                .param("person", me())
                .param("id", id)
                .query(this::item)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** @return the notice, as it is now */
    InboxItem mark(UUID id, boolean read) {
        jdbc.sql("""
                        update platform.notice set read_at = case when :read then coalesce(read_at, :now) end
                         where tenant_id = platform.current_tenant() and person_id = :person and id = :id""")
                .param("read", read)
                .param("now", now().atOffset(ZoneOffset.UTC))
                .param("person", me())
                .param("id", id)
                .update();
        return get(id);
    }

    /** A stroke over everything unread, which can be taken back. */
    record Stroke(long at, int number) {}

    Stroke markAllRead() {
        var now = now();
        var number = jdbc.sql("""
                        update platform.notice set read_at = :now
                         where tenant_id = platform.current_tenant() and person_id = :person and read_at is null""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("person", me())
                .update();
        return new Stroke(micros(now), number);
    }

    /** What that stroke read is unread again. */
    void takeBack(long stroke) {
        jdbc.sql("""
                        update platform.notice set read_at = null
                         where tenant_id = platform.current_tenant() and person_id = :person and read_at = :at""")
                .param("person", me())
                .param("at", Instant.EPOCH.plus(stroke, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
    }

    private InboxItem item(ResultSet row, int number) throws SQLException {
        var text = NoticeText.read(json, row.getString("text_key"), row.getString("arguments"));
        var read = row.getObject("read_at", OffsetDateTime.class);
        return new InboxItem(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                text.in(messages, LocaleContextHolder.getLocale()),
                row.getString("link"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant());
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(Cursor cursor) {
        return Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static UUID me() {
        return TenantScope.require()
                .actor()
                .filter(actor -> actor.kind() == Actor.Kind.PERSON)
                .map(Actor::id)
                .orElseThrow(NotFound::new);
    }
}
