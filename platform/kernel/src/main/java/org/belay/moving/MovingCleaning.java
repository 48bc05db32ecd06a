// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import java.time.Clock;
import java.time.Duration;
import org.belay.jobs.RecurringTenantWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets files that somebody looked at and did not take. */
@Component
class MovingCleaning implements RecurringTenantWork {

    private static final Duration KEPT = Duration.ofDays(1);

    private final ReceivedRows rows;
    private final Clock clock;

    MovingCleaning(ReceivedRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "moving.cleaning";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    @Transactional
    public void run() {
        rows.forgetRead(clock.instant().minus(KEPT));
    }
}
