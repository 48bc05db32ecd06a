// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.belay.jobs.RecurringTenantWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets sessions that have expired, tries to sign in that no longer count, and links that nobody can use any more. */
@Component
class AccessCleaning implements RecurringTenantWork {

    private static final Duration TRIES_COUNT = Duration.ofDays(1);
    private static final Duration LINKS_KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    AccessCleaning(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "access.cleaning";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    @Transactional
    public void run() {
        var now = clock.instant();
        jdbc.sql(
                        "delete from platform.spring_session where tenant_id = platform.current_tenant() and expiry_time < :now")
                .param("now", now.toEpochMilli())
                .update();
        jdbc.sql("""
                        delete from platform.sign_in_brake
                         where tenant_id = platform.current_tenant() and tried_at < :before
                           and (locked_until is null or locked_until < :now)""")
                .param("before", now.minus(TRIES_COUNT).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        "delete from platform.one_time_link where tenant_id = platform.current_tenant() and expires_at < :before")
                .param("before", now.minus(LINKS_KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
