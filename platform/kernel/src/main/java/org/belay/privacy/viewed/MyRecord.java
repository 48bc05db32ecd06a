// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.viewed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.people.DirectoryChoices;
import org.belay.people.DirectoryChoices.Field;
import org.belay.people.PersonId;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantScope;
import org.belay.web.ListPage;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who saw the record of the person who acts, and what that person shows others. Nobody else's. */
@Service
@Transactional
class MyRecord {

    private static final int SIZE = 50;
    private static final String VIEWS = """
             from platform.audit_entry e
             left join platform.audit_detail d on d.tenant_id = e.tenant_id and d.entry_id = e.id
            where e.tenant_id = platform.current_tenant() and e.subject_id = :me
              and (e.action = 'record.viewed' or e.action = 'privacy.copy-opened' and e.actor_id <> :me)""";
    private static final String COLUMNS = "select e.id, e.at, e.action, d.actor_name";
    private static final String NEWEST_FIRST = " order by e.at desc, e.id desc";

    private final JdbcClient jdbc;
    private final DirectoryChoices choices;

    MyRecord(JdbcClient jdbc, DirectoryChoices choices) {
        this.jdbc = jdbc;
        this.choices = choices;
    }

    /**
     * One look at the record.
     *
     * @param who null where it can no longer be said
     * @param what {@code record.viewed} or {@code privacy.copy-opened}
     */
    record View(UUID id, Instant at, String what, @Nullable String who) {

        /** On the reader's clock. */
        public @Nullable ZonedDateTime when() {
            return Places.here(at);
        }
    }

    @Transactional(readOnly = true)
    ListPage<View> sheet(int wanted) {
        var me = me().value();
        var total = jdbc.sql("select count(*)" + VIEWS)
                .param("me", me)
                .query(Long.class)
                .single();
        var number = ListPage.within(wanted, SIZE, total);
        var rows = jdbc.sql(COLUMNS + VIEWS + NEWEST_FIRST + " limit :size offset :skip")
                .param("me", me)
                .param("size", SIZE)
                .param("skip", (number - 1) * SIZE)
                .query(MyRecord::view)
                .list();
        return new ListPage<>(rows, number, SIZE, total, "/my-data/viewed");
    }

    @Transactional(readOnly = true)
    Page<View> page(Paging paging) {
        var after = paging.after(2).orElse(null);
        var rows = jdbc.sql(COLUMNS + VIEWS + (after == null ? "" : " and (e.at, e.id) < (:at, :id)") + NEWEST_FIRST
                        + " limit :limit")
                .param("me", me().value())
                .param("at", after == null ? null : after.moment(0).atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.uuid(1))
                .param("limit", paging.fetch())
                .query(MyRecord::view)
                .list();
        return Page.of(rows, paging, row -> Cursor.at(row.at(), row.id()));
    }

    @Transactional(readOnly = true)
    void each(Consumer<View> reader) {
        jdbc.sql(COLUMNS + VIEWS + NEWEST_FIRST)
                .param("me", me().value())
                .withFetchSize(SIZE)
                .query((ResultSet row) -> reader.accept(view(row, 0)));
    }

    @Transactional(readOnly = true)
    List<Field> hidden() {
        return choices.hidden(me()).stream().sorted().toList();
    }

    void hide(Set<Field> fields) {
        choices.hide(me(), fields);
    }

    private static View view(ResultSet row, int number) throws SQLException {
        return new View(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("action"),
                row.getString("actor_name"));
    }

    private static PersonId me() {
        return TenantScope.require()
                .actor()
                .filter(actor -> actor.kind() == Actor.Kind.PERSON)
                .map(actor -> PersonId.of(Objects.requireNonNull(actor.id())))
                .orElseThrow(NotFound::new);
    }
}
