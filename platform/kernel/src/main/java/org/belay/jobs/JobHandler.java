// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

/**
 * Does one type of job. Implemented by modules as a bean.
 *
 * <p>It runs in the tenant as {@link org.belay.tenancy.Actor#SYSTEM}, outside a transaction: it opens its own, best
 * one for each portion of the work. A job may be run again, from its latest checkpoint, after a failure, a restart or
 * the loss of the node; the handler sees to it that a portion done twice does no harm.
 */
public interface JobHandler {

    /** As {@code credits.roster-import}. The message {@code <type>.name} says what it is. */
    String type();

    /**
     * Returns when the work is done, or soon after {@link JobRun#cancelled()}.
     *
     * @throws org.belay.tenancy.RuleViolation when the job cannot succeed; its message is what the person reads
     * @throws JobRun.TryAgainLater when it may succeed later; so are failures of the database that pass
     */
    void run(JobRun run);
}
