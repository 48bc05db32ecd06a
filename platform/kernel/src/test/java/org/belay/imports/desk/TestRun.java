// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belay.jobs.JobId;
import org.belay.jobs.JobRun;
import org.jspecify.annotations.Nullable;

/** A run of a job that can be cut off after a number of checkpoints, and continued by another. */
final class TestRun implements JobRun {

    private final JobId id = JobId.next();
    private final Record parameters;
    private final int cutAfter;
    private @Nullable String checkpoint;
    final List<String> checkpoints = new ArrayList<>();

    private TestRun(Record parameters, int cutAfter, @Nullable String checkpoint) {
        this.parameters = parameters;
        this.cutAfter = cutAfter;
        this.checkpoint = checkpoint;
    }

    static TestRun of(Record parameters) {
        return new TestRun(parameters, Integer.MAX_VALUE, null);
    }

    static TestRun cutAfter(int checkpoints, Record parameters) {
        return new TestRun(parameters, checkpoints, null);
    }

    static TestRun after(TestRun earlier) {
        return new TestRun(earlier.parameters, Integer.MAX_VALUE, earlier.checkpoint);
    }

    /** As if the power had gone. */
    static final class Cut extends RuntimeException {}

    @Override
    public JobId id() {
        return id;
    }

    @Override
    public <P extends Record> P parameters(Class<P> type) {
        return type.cast(parameters);
    }

    @Override
    public void progress(long done, long total) {}

    @Override
    public boolean cancelled() {
        if (checkpoints.size() >= cutAfter) {
            throw new Cut();
        }
        return false;
    }

    @Override
    public void checkpoint(String state) {
        checkpoint = state;
        checkpoints.add(state);
    }

    @Override
    public Optional<String> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    @Override
    public void report(String messageKey, Object... parameters) {}

    @Override
    public void resultAt(String path) {}
}
