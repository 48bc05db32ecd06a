// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs.sample;

import org.belay.jobs.JobHandler;
import org.belay.jobs.JobRun;

/** A job of a feature that a tenant may switch off. */
public class OutingTrip implements JobHandler {

    @Override
    public String type() {
        return "outing.trip";
    }

    @Override
    public void run(JobRun run) {
        run.progress(1, 1);
    }
}
