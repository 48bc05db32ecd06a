// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.belay.jobs.JobRows.Claim;
import org.belay.jobs.JobRows.Saying;
import org.belay.jobs.JobView.State;
import org.belay.tenancy.Ids;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.StaleWrite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Runs one job of the current tenant, and says whether it is to be run again. */
@Component
class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration HELD = Duration.ofMinutes(1);

    private final Map<String, JobHandler> handlers;
    private final JobRows rows;
    private final OwningFeature features;
    private final JsonMapper json;
    private final Clock clock;
    private final Duration firstPause;

    JobRunner(
            List<JobHandler> handlers,
            JobRows rows,
            OwningFeature features,
            JsonMapper json,
            Clock clock,
            @Value("${belay.jobs.first-pause:5s}") Duration firstPause) {
        this.handlers = handlers.stream().collect(Collectors.toMap(JobHandler::type, Function.identity()));
        this.rows = rows;
        this.features = features;
        this.json = json;
        this.clock = clock;
        this.firstPause = firstPause;
    }

    /** Empty when the scheduler may forget the job; otherwise the pause until it is to be run again. */
    Optional<Duration> run(JobId id, BooleanSupplier goingDown) {
        var job = rows.find(id).filter(found -> !found.ended()).orElse(null);
        if (job == null) {
            return Optional.empty();
        }
        var handler = handlers.get(job.type());
        if (handler == null || !features.isOn(handler)) {
            return Optional.of(HELD); // another node may have the feature, or the tenant switch it on again
        }
        return rows.claim(id).flatMap(claim -> attempt(id, claim, handler, goingDown));
    }

    private Optional<Duration> attempt(JobId id, Claim claim, JobHandler handler, BooleanSupplier goingDown) {
        if (claim.cancelled()) {
            rows.end(id, claim.attempt(), State.CANCELLED, null, null);
            return Optional.empty();
        }
        if (claim.attempt() > claim.allowed()) {
            rows.end(id, claim.attempt(), State.FAILED, Saying.of("jobs.failed.lost"), null);
            return Optional.empty();
        }
        var trace = Ids.next();
        MDC.put("request", trace.toString());
        try {
            return attempt(id, claim, handler, trace, new StoredRun(id, claim, rows, json, clock, goingDown));
        } finally {
            MDC.remove("request");
        }
    }

    private Optional<Duration> attempt(JobId id, Claim claim, JobHandler handler, UUID trace, StoredRun run) {
        try {
            handler.run(run);
            if (!run.sawCancel() && run.sawEnd()) {
                rows.again(id, claim.attempt(), false, null);
                return Optional.of(Duration.ZERO);
            }
            run.flush();
            rows.end(id, claim.attempt(), run.sawCancel() ? State.CANCELLED : State.DONE, run.saying(), null);
            return Optional.empty();
        } catch (StoredRun.TakenOver e) {
            LOG.warn("Job {} goes on elsewhere.", id);
            return Optional.empty();
        } catch (RuleViolation broken) {
            rows.end(id, claim.attempt(), State.FAILED, Saying.of(broken.messageKey(), broken.parameters()), trace);
            return Optional.empty();
        } catch (RuntimeException | Error failure) {
            return failed(id, claim, trace, run, failure);
        }
    }

    private Optional<Duration> failed(JobId id, Claim claim, UUID trace, StoredRun run, Throwable failure) {
        if (run.goesDown()) {
            rows.again(id, claim.attempt(), false, null);
            return Optional.of(Duration.ZERO);
        }
        if (passes(failure) && claim.attempt() < claim.allowed()) {
            LOG.warn("Job {} ({}) failed and will be tried again.", id, claim.type(), failure);
            rows.again(id, claim.attempt(), true, trace);
            var left = claim.allowed() - claim.attempt();
            return Optional.of(firstPause.multipliedBy(1L << (2 * Math.max(0, JobRows.ATTEMPTS - 1 - left))));
        }
        LOG.error("Job {} ({}) failed.", id, claim.type(), failure);
        rows.end(id, claim.attempt(), State.FAILED, Saying.of("jobs.failed"), trace);
        return Optional.empty();
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof JobRun.TryAgainLater
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException
                || failure instanceof StaleWrite
                || failure instanceof UncheckedIOException;
    }
}
