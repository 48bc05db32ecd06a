// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.belay.KernelTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes whose clocks are apart agree what time it is. */
@KernelTest
class DatabaseClockTests {

    private static final Instant NOON = Instant.parse("2026-11-14T12:00:00Z");

    private @Autowired JdbcClient jdbc;
    private @Autowired PlatformTransactionManager transactions;

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "-PT10M", "P400D", "PT0S"})
    void aNodeWithAWrongClockGoesByTheDatabases(Duration wrong) {
        var clock = new DatabaseClock(Clock.offset(Clock.systemUTC(), wrong));
        var directory = new TenantDirectory(jdbc, transactions, clock);

        directory.afterSingletonsInstantiated();

        var database = new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single());
        assertThat(clock.instant()).isCloseTo(database.toInstant(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void timeDoesNotJumpForLessThanAQuestionTakes() {
        var clock = new DatabaseClock(Clock.fixed(NOON, ZoneOffset.UTC));

        clock.align(NOON, NOON.plusMillis(499), NOON);
        assertThat(clock.instant()).isEqualTo(NOON);

        clock.align(NOON.minusSeconds(4), NOON, NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void aClockThatIsSetAgainLaterIsPutRightAgain() {
        var clock = new DatabaseClock(Clock.fixed(NOON, ZoneOffset.UTC));

        clock.align(NOON, NOON.plusSeconds(60), NOON);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60));

        clock.align(clock.instant(), NOON.plusSeconds(40), clock.instant());
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(40));
    }
}
