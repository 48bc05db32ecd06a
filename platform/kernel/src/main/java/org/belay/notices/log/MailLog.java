// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.audit.AuditLog;
import org.belay.notices.Bouncing;
import org.belay.tenancy.NotFound;
import org.belay.web.ListPage;
import org.belay.web.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of the tenant's mail. Never its text. */
@Service
@Transactional
class MailLog {

    private static final int SIZE = 50;
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final Bouncing bouncing;
    private final AuditLog audit;

    MailLog(JdbcClient jdbc, Bouncing bouncing, AuditLog audit) {
        this.jdbc = jdbc;
        this.bouncing = bouncing;
        this.audit = audit;
    }

    /** One mail. {@code bounces}: whether its address gets no mail at present. */
    record Row(
            UUID id,
            String kind,
            String recipient,
            String subject,
            String state,
            int attempts,
            @Nullable String error,
            Instant createdAt,
            @Nullable Instant sentAt,
            boolean bounces) {

        /** On the reader's clock. */
        public @Nullable ZonedDateTime when() {
            return Places.here(createdAt);
        }
    }

    /** Which mail: in a state, to an address that begins so. Blank means any. */
    record Filter(@Nullable String state, @Nullable String to) {

        private Map<String, Object> parameters() {
            return Map.of("state", state == null ? "" : state, "to", to == null ? "" : to.toLowerCase(Locale.ROOT));
        }
    }

    private static final String WHERE = """
             from platform.mail m
             left join platform.bouncing_address b on b.tenant_id = m.tenant_id and b.address_lower = lower(m.recipient)
            where m.tenant_id = platform.current_tenant() and (:state = '' or m.state = :state)
              and (:to = '' or starts_with(lower(m.recipient), :to))
            """;

    @PreAuthorize("hasAuthority('notices:read')")
    @Transactional(readOnly = true)
    ListPage<Row> sheet(Filter filter, int wanted, String base) {
        var total = jdbc.sql("select count(*) from (select" + WHERE + " limit " + MOST + ") listed")
                .params(filter.parameters())
                .query(Long.class)
                .single();
        var number = ListPage.within(wanted, SIZE, total);
        var rows = jdbc.sql("select m.*, b.since" + WHERE
                        + " order by m.created_at desc, m.id desc limit :size offset :skip")
                .params(filter.parameters())
                .param("size", SIZE)
                .param("skip", (number - 1) * SIZE)
                .query(MailLog::row)
                .list();
        return new ListPage<>(rows, number, SIZE, total, base);
    }

    @PreAuthorize("hasAuthority('notices:read')")
    @Transactional(readOnly = true)
    Page<Row> page(Filter filter, Paging paging) {
        var after = paging.after(2).orElse(null);
        var rows = jdbc.sql("select m.*, b.since" + WHERE + """
                           and (cast(:at as timestamptz) is null or (m.created_at, m.id) < (cast(:at as timestamptz), cast(:id as uuid)))
                         order by m.created_at desc, m.id desc limit :limit""")
                .params(filter.parameters())
                .param(
                        "at",
                        after == null
                                ? null
                                : Instant.EPOCH
                                        .plus(after.number(0), ChronoUnit.MICROS)
                                        .atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.uuid(1))
                .param("limit", paging.fetch())
                .query(MailLog::row)
                .list();
        return Page.of(
                rows, paging, row -> Cursor.at(ChronoUnit.MICROS.between(Instant.EPOCH, row.createdAt()), row.id()));
    }

    /** Hands over every row, as the database yields them. */
    @PreAuthorize("hasAuthority('notices:read')")
    void export(Filter filter, Consumer<Row> taker) {
        audit.record("mail-log.exported", "mail", null, filter.parameters());
        jdbc.sql("select m.*, b.since" + WHERE + " order by m.created_at desc, m.id desc")
                .params(filter.parameters())
                .withFetchSize(MOST / 10)
                .query((ResultSet row) -> taker.accept(row(row, 0)));
    }

    /** Lets mail go to this mail's address again. */
    @PreAuthorize("hasAuthority('notices:manage')")
    void release(UUID mail) {
        bouncing.release(recipient(mail));
        audit.record("mail-address.released", "mail", mail, Map.of());
    }

    /** Takes note of mail that came back. Who was not its recipient cannot be marked by it. */
    @PreAuthorize("hasAuthority('notices:manage')")
    int bounced(DeliveryReport report) {
        var recipient = recipient(report.mail());
        var failure = report.failures().stream()
                .filter(one -> one.recipient().equalsIgnoreCase(recipient))
                .findFirst();
        failure.ifPresent(one -> {
            jdbc.sql("""
                            update platform.mail set state = 'BOUNCED', last_error = :status
                             where tenant_id = platform.current_tenant() and id = :id""")
                    .param("status", one.status())
                    .param("id", report.mail())
                    .update();
            bouncing.mark(recipient, one.status());
            audit.record("mail.bounced", "mail", report.mail(), Map.of("status", one.status()));
        });
        return failure.isPresent() ? 1 : 0;
    }

    private String recipient(UUID mail) {
        return jdbc.sql("select recipient from platform.mail where tenant_id = platform.current_tenant() and id = :id")
                .param("id", mail)
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var sent = row.getObject("sent_at", OffsetDateTime.class);
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                sent == null ? null : sent.toInstant(),
                row.getObject("since") != null);
    }

    /** The states that a mail can be in. */
    static final List<String> STATES = List.of("QUEUED", "SENT", "FAILED", "BOUNCED");
}
