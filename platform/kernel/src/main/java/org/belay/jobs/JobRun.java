// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.util.Optional;

/**
 * One run of a job, as its handler sees it. What it stores joins the handler's transaction where there is one, so that
 * a checkpoint and the work that it stands for are stored together. After another node has taken the job over, storing
 * fails. All of it is called in the thread that the handler runs in.
 */
public interface JobRun {

    JobId id();

    /** The parameters that the job was started with. */
    <P extends Record> P parameters(Class<P> type);

    /** Says how far the work is, for who watches. Cheap: only one call in half a second reaches the database. */
    void progress(long done, long total);

    /**
     * Whether to stop: somebody has cancelled the job, or this node is going down (then the job goes on elsewhere,
     * from its latest checkpoint). Cheap, as {@link #progress}.
     */
    boolean cancelled();

    /** Stores where to go on after a restart. */
    void checkpoint(String state);

    /** The latest checkpoint of this job, from whichever run. */
    Optional<String> checkpoint();

    /** What the person reads when the job is done. The parameters hold no personal data. */
    void report(String messageKey, Object... parameters);

    /** The page with what the job has made. */
    void resultAt(String path);

    /** The work cannot be done now, but perhaps a little later. */
    final class TryAgainLater extends RuntimeException {

        public TryAgainLater(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
