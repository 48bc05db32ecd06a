// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The demo's mail, to be read in place of the mailboxes that invented people do not have. */
@Service
@ConditionalOnBooleanProperty("belay.demo")
@Transactional(readOnly = true)
class Outbox {

    static final String READ = "notices:read";

    private static final int NEWEST = 50;

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @PreAuthorize("hasAuthority('notices:read')")
    List<OutboxMail> newest() {
        return jdbc.sql("""
                        select * from platform.mail where tenant_id = platform.current_tenant()
                         order by created_at desc, id desc limit :newest""")
                .param("newest", NEWEST)
                .query((row, number) -> OutboxMail.of(
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("state"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
