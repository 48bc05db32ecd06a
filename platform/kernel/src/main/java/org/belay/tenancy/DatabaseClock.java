// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time, on which all nodes agree however far their own clocks are apart: the node's clock, put right by
 * what the database answers now and then. Differences below {@link #NEGLIGIBLE} are left alone, so that time does not
 * jump with each answer.
 */
final class DatabaseClock extends Clock {

    static final Duration NEGLIGIBLE = Duration.ofMillis(500);

    private static final Duration WORTH_A_WARNING = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);

    private final Clock own;
    private volatile Duration ahead = Duration.ZERO;

    DatabaseClock(Clock own) {
        this.own = own;
    }

    /**
     * Takes note of an answer of the database.
     *
     * @param asked what this clock said when the question was sent
     * @param database the database's time
     * @param answered what this clock said when the answer was there
     */
    void align(Instant asked, Instant database, Instant answered) {
        var onTheWay = Duration.between(asked, answered).dividedBy(2);
        var difference = Duration.between(database, asked.plus(onTheWay));
        if (difference.abs().compareTo(NEGLIGIBLE.plus(onTheWay)) < 0) {
            return;
        }
        ahead = ahead.plus(difference);
        if (ahead.abs().compareTo(WORTH_A_WARNING) > 0) {
            LOG.warn("The clock of this node is {} ahead of the database's; Belay goes by the database's.", ahead);
        }
    }

    @Override
    public Instant instant() {
        return own.instant().minus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("zones belong to tenants and people, not to the clock");
    }
}
