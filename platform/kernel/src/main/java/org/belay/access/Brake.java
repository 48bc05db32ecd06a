// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing, and mails that somebody else asks for. Each try is counted before anything is looked at, so that
 * a hundred tries at once count as a hundred. After {@value #FREE_TRIES} tries the name is locked for a minute, then
 * two, four, and so on up to an hour; {@link #release} ends the count, and so does a day without a try.
 */
@Component
public class Brake {

    static final int FREE_TRIES = 5;

    private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 6;

    private final JdbcClient jdbc;
    private final Clock clock;

    Brake(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is tried. */
    public enum Kind {
        SIGN_IN,
        PASSWORD_RESET
    }

    /** Counts a try. When the name is locked, answers until when, and the password must not be looked at. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Instant> tryOnce(Kind kind, String login) {
        var now = clock.instant();
        var row = jdbc.sql("""
                        insert into platform.sign_in_brake as brake (kind, login_lower, tries, tried_at) values (:kind, :login, 1, :now)
                        on conflict (tenant_id, kind, login_lower) do update
                           set tries = case when brake.locked_until > :now then brake.tries
                                            when brake.tried_at < :forgotten then 1
                                            else brake.tries + 1 end,
                               tried_at = :now
                        returning tries, locked_until""")
                .param("kind", kind.name())
                .param("login", name(login))
                .param("now", at(now))
                .param("forgotten", at(now.minus(FORGOTTEN_AFTER)))
                .query((result, number) ->
                        new Try(result.getInt("tries"), result.getObject("locked_until", OffsetDateTime.class)))
                .single();
        if (row.lockedUntil() != null && row.lockedUntil().toInstant().isAfter(now)) {
            return Optional.of(row.lockedUntil().toInstant());
        }
        if (row.tries() < FREE_TRIES) {
            return Optional.empty();
        }
        var until = now.plus(FIRST_LOCK.multipliedBy(1L << Math.min(row.tries() - FREE_TRIES, MOST_DOUBLINGS)));
        jdbc.sql("update platform.sign_in_brake set locked_until = :until"
                        + " where tenant_id = platform.current_tenant() and kind = :kind and login_lower = :login")
                .param("until", at(until))
                .param("kind", kind.name())
                .param("login", name(login))
                .update();
        return Optional.empty();
    }

    /** Ends the count. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void release(Kind kind, String login) {
        jdbc.sql("delete from platform.sign_in_brake"
                        + " where tenant_id = platform.current_tenant() and kind = :kind and login_lower = :login")
                .param("kind", kind.name())
                .param("login", name(login))
                .update();
    }

    private static String name(String login) {
        var lower = login.strip().toLowerCase(Locale.ROOT);
        return lower.substring(0, Math.min(lower.length(), 200));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Try(int tries, @Nullable OffsetDateTime lockedUntil) {}
}
