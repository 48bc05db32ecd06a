// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.web.ListPage;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was disposed of, by type of record and number. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAuthority('privacy:manage')")
class DisposalLog {

    private static final int SIZE = 50;
    private static final String FROM = " from platform.disposal where tenant_id = platform.current_tenant()"
            + " and (:type = '' or record_type = :type)";
    private static final String NEWEST = " order by disposed_at desc, id desc";

    private final JdbcClient jdbc;

    DisposalLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One portion. */
    record Line(UUID id, String recordType, Instant olderThan, long records, long files, String source, Instant at) {

        /** On the reader's clock. */
        public @Nullable ZonedDateTime when() {
            return Places.here(at);
        }

        public @Nullable ZonedDateTime before() {
            return Places.here(olderThan);
        }
    }

    ListPage<Line> sheet(String type, int wanted) {
        var total = jdbc.sql("select count(*)" + FROM)
                .param("type", type)
                .query(Long.class)
                .single();
        var number = ListPage.within(wanted, SIZE, total);
        var rows = jdbc.sql("select *" + FROM + NEWEST + " limit :size offset :skip")
                .param("type", type)
                .param("size", SIZE)
                .param("skip", (number - 1) * SIZE)
                .query(DisposalLog::line)
                .list();
        return new ListPage<>(
                rows, number, SIZE, total, "/privacy/disposals" + (type.isEmpty() ? "" : "?type=" + type));
    }

    Page<Line> page(String type, Paging paging) {
        var after = paging.after(2).orElse(null);
        var rows = jdbc.sql("select *" + FROM + (after == null ? "" : " and (disposed_at, id) < (:at, :id)") + NEWEST
                        + " limit :limit")
                .param("type", type)
                .param("at", after == null ? null : after.moment(0).atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.uuid(1))
                .param("limit", paging.fetch())
                .query(DisposalLog::line)
                .list();
        return Page.of(rows, paging, row -> Cursor.at(row.at(), row.id()));
    }

    void each(String type, Consumer<Line> reader) {
        jdbc.sql("select *" + FROM + NEWEST)
                .param("type", type)
                .withFetchSize(SIZE)
                .query((ResultSet row) -> reader.accept(line(row, 0)));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("record_type"),
                row.getObject("older_than", OffsetDateTime.class).toInstant(),
                row.getLong("records"),
                row.getLong("files"),
                row.getString("source"),
                row.getObject("disposed_at", OffsetDateTime.class).toInstant());
    }
}
