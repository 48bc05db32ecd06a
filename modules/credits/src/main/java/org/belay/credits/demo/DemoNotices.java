// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.belay.notices.NoticeText;
import org.belay.notices.Notices;
import org.belay.people.PersonId;
import org.belay.plugins.DemoData;
import org.belay.tenancy.Tenant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the demo's people were told in the past weeks: cycles that end soon, and certificates that are missing. */
@Component
@ConditionalOnBooleanProperty("belay.demo")
@Order(200)
class DemoNotices implements DemoData {

    private static final int SOON = 120;

    private final Notices notices;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoNotices(Notices notices, JdbcClient jdbc, Clock clock) {
        this.notices = notices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void fill(Tenant tenant, RandomGenerator random) {
        var today = LocalDate.ofInstant(clock.instant(), tenant.zone());
        jdbc.sql("""
                        select person_id, code, cycle_end from credits.credential
                         where tenant_id = platform.current_tenant() and cycle_end between :today and :soon""").param("today", today).param("soon", today.plusDays(SOON)).query(row -> {
            var end = row.getObject("cycle_end", LocalDate.class);
            notices.tell(
                    PersonId.of(row.getObject("person_id", UUID.class)),
                    "credits.cycle-ends",
                    NoticeText.of(
                            "credits.notice.cycle-ends",
                            row.getString("code"),
                            ChronoUnit.DAYS.between(today, end),
                            end),
                    "/credits");
        });
        jdbc.sql("""
                        select person_id, id, title from credits.entry
                         where tenant_id = platform.current_tenant() and certificate is null""").query(row -> {
            notices.tell(
                    PersonId.of(row.getObject("person_id", UUID.class)),
                    "credits.certificate-missing",
                    NoticeText.of("credits.notice.certificate-missing", row.getString("title")),
                    "/credits/entries/" + row.getObject("id", UUID.class));
        });
    }
}
