// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs.page;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.jobs.JobId;
import org.belay.jobs.JobView;
import org.belay.jobs.Jobs;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Jobs over the API. */
@RestController
@RequestMapping("/api/jobs")
class JobsApi {

    private final Jobs jobs;
    private final MessageSource messages;

    JobsApi(Jobs jobs, MessageSource messages) {
        this.jobs = jobs;
        this.messages = messages;
    }

    /**
     * A job.
     *
     * @param total absent while it is not known how much there is to do
     * @param stopping somebody has cancelled it and it has not stopped yet
     * @param outcome what came of it, in words
     * @param resultPath the page with what it has made
     * @param trace under which operators find the latest failure in the logs
     * @param startedBy absent for Belay itself
     */
    record JobResource(
            JobId id,
            String type,
            String name,
            JobView.State state,
            long done,
            @Nullable Long total,
            boolean stopping,
            @Nullable String outcome,
            @Nullable String resultPath,
            @Nullable UUID trace,
            @Nullable UUID startedBy,
            Instant createdAt,
            @Nullable Instant endedAt) {}

    @GetMapping
    @Operation(summary = "Lists the jobs, newest first")
    Page<JobResource> list(@ParameterObject Paging paging, Locale locale) {
        return jobs.page(paging).map(job -> resource(job, locale));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a job and how far it is")
    JobResource show(@PathVariable UUID id, Locale locale) {
        return resource(jobs.watch(JobId.of(id)), locale);
    }

    @PostMapping("/{id}/cancellation")
    @Operation(summary = "Cancels a job; one that has ended stays as it is")
    JobResource cancel(@PathVariable UUID id, Locale locale) {
        jobs.cancel(JobId.of(id));
        return show(id, locale);
    }

    @PostMapping("/{id}/attempts")
    @Operation(summary = "Tries a job again that failed or was cancelled")
    JobResource retry(@PathVariable UUID id, Locale locale) {
        jobs.retry(JobId.of(id));
        return show(id, locale);
    }

    private JobResource resource(JobView job, Locale locale) {
        var outcome = job.messageKey();
        return new JobResource(
                job.id(),
                job.type(),
                String.valueOf(messages.getMessage(job.type() + ".name", null, job.type(), locale)),
                job.state(),
                job.done(),
                job.total(),
                job.stopping() && !job.ended(),
                outcome == null
                        ? null
                        : messages.getMessage(outcome, job.messageParameters().toArray(), locale),
                job.resultPath(),
                job.traceId(),
                job.startedBy(),
                job.createdAt(),
                job.endedAt());
    }
}
