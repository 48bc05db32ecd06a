// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.tenancy.Actor;
import org.belay.tenancy.CurrentRights;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The jobs of the current tenant: start one, watch it, cancel it, try it again. */
@Service
@Transactional
public class Jobs {

    static final String READ = "jobs:read";

    private final JobRows rows;
    private final CurrentRights rights;

    Jobs(JobRows rows, CurrentRights rights) {
        this.rows = rows;
        this.rights = rights;
    }

    /**
     * Starts a job once the caller's transaction has succeeded; without it, there is no job.
     *
     * @param type of a {@link JobHandler}
     * @param parameters for the handler, without personal data
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public JobId start(String type, Record parameters) {
        var id = JobId.next();
        rows.add(id, type, parameters, actor());
        rows.schedule(id);
        return id;
    }

    /** For who started it, and for who may read all jobs. To others there is no such job. */
    @Transactional(readOnly = true)
    public JobView watch(JobId id) {
        return rows.find(id)
                .filter(job ->
                        rights.get().has(READ) || (job.startedBy() != null && Objects.equals(job.startedBy(), actor())))
                .orElseThrow(NotFound::new);
    }

    /** The newest jobs, from the given one on. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('jobs:read')")
    public List<JobView> newest(int offset, int limit) {
        return rows.newest(offset, limit);
    }

    /** All jobs, the newest first. */
    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('jobs:read')")
    public Page<JobView> page(Paging paging) {
        var found = paging.after(2)
                .map(place -> rows.before(place.moment(0), place.uuid(1), paging.fetch()))
                .orElseGet(() -> rows.newest(0, paging.fetch()));
        return Page.of(found, paging, job -> Cursor.at(job.createdAt(), job.id()));
    }

    @Transactional(readOnly = true)
    @PreAuthorize("hasAuthority('jobs:read')")
    public Map<JobView.State, Long> counts() {
        return rows.counts();
    }

    /** A waiting job will not run; a running one stops at the next opportunity. An ended one stays as it is. */
    public void cancel(JobId id) {
        watch(id);
        rows.cancel(id);
    }

    /** @throws RuleViolation when the job has neither failed nor been cancelled */
    public void retry(JobId id) {
        watch(id);
        if (!rows.requeue(id)) {
            throw new RuleViolation("jobs.retry.not-failed");
        }
        rows.schedule(id);
    }

    private static @Nullable UUID actor() {
        return TenantScope.require().actor().map(Actor::id).orElse(null);
    }
}
