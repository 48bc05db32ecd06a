// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Finds open jobs that the scheduler has lost, and forgets those that ended long ago. */
@Component
class JobSweep implements RecurringTenantWork {

    private static final Duration KEPT = Duration.ofDays(90);

    private final JobRows rows;
    private final Clock clock;

    JobSweep(JobRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "jobs.sweep";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        rows.sweep(clock.instant().minus(KEPT));
    }
}
