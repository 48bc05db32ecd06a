// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.belay.jobs.JobRows.Claim;
import org.belay.jobs.JobRows.Saying;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A run whose progress and checkpoints are in the job's row. */
final class StoredRun implements JobRun {

    private static final Duration SELDOM = Duration.ofMillis(500);

    private final JobId id;
    private final Claim claim;
    private final JobRows rows;
    private final JsonMapper json;
    private final Clock clock;
    private final BooleanSupplier goingDown;

    private @Nullable String checkpoint;
    private @Nullable Saying saying;
    private Instant touched = Instant.EPOCH;
    private long done = -1;
    private long total;
    private boolean cancelled;
    private boolean interrupted;

    StoredRun(JobId id, Claim claim, JobRows rows, JsonMapper json, Clock clock, BooleanSupplier goingDown) {
        this.id = id;
        this.claim = claim;
        this.rows = rows;
        this.json = json;
        this.clock = clock;
        this.goingDown = goingDown;
        this.checkpoint = claim.checkpoint();
    }

    /** Another node has taken the job over; whatever this run still does is not wanted. */
    static final class TakenOver extends RuntimeException {}

    @Override
    public JobId id() {
        return id;
    }

    @Override
    public <P extends Record> P parameters(Class<P> type) {
        return json.readValue(claim.parameters(), type);
    }

    @Override
    public void progress(long nowDone, long inAll) {
        done = nowDone;
        total = inAll;
        touch(nowDone >= inAll);
    }

    @Override
    public boolean cancelled() {
        touch(false);
        interrupted = interrupted || goingDown.getAsBoolean();
        return cancelled || interrupted;
    }

    private void touch(boolean atOnce) {
        var now = clock.instant();
        if (atOnce || !now.isBefore(touched.plus(SELDOM))) {
            touched = now;
            cancelled = rows.touch(id, claim.attempt(), done, total).orElseThrow(TakenOver::new);
        }
    }

    @Override
    public void checkpoint(String state) {
        owned(rows.checkpoint(id, claim.attempt(), state));
        checkpoint = state;
    }

    @Override
    public Optional<String> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }

    @Override
    public void report(String messageKey, Object... parameters) {
        saying = Saying.of(messageKey, parameters);
    }

    @Override
    public void resultAt(String path) {
        owned(rows.resultAt(id, claim.attempt(), path));
    }

    private static void owned(boolean stored) {
        if (!stored) {
            throw new TakenOver();
        }
    }

    @Nullable
    Saying saying() {
        return saying;
    }

    /** Whether the handler was told that somebody has cancelled the job. */
    boolean sawCancel() {
        return cancelled;
    }

    /** Whether the handler was told that the node is going down. */
    boolean sawEnd() {
        return interrupted;
    }

    /** Whether the node is going down, told or not. */
    boolean goesDown() {
        return goingDown.getAsBoolean();
    }

    /** Stores the last progress that was held back. */
    void flush() {
        if (done >= 0) {
            touch(true);
        }
    }
}
