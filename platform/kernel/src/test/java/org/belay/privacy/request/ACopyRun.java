// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.util.Optional;
import java.util.UUID;
import org.belay.jobs.JobId;
import org.belay.jobs.JobRun;

/** A run of the job that makes a copy, in the thread of the test. */
record ACopyRun(UUID request, boolean cancelled) implements JobRun {

    @Override
    public JobId id() {
        return JobId.next();
    }

    @Override
    public <P extends Record> P parameters(Class<P> type) {
        return type.cast(new CopyJob.Wanted(request));
    }

    @Override
    public void progress(long done, long total) {}

    @Override
    public void checkpoint(String state) {}

    @Override
    public Optional<String> checkpoint() {
        return Optional.empty();
    }

    @Override
    public void report(String messageKey, Object... parameters) {}

    @Override
    public void resultAt(String path) {}
}
