// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs.page;

import java.util.Locale;
import java.util.UUID;
import org.belay.jobs.JobId;
import org.belay.jobs.JobView.State;
import org.belay.jobs.Jobs;
import org.belay.tenancy.TenantDirectory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All jobs, and one of them on its way. */
@Controller
@RequestMapping("/jobs")
class JobsController {

    private static final int SIZE = 50;

    private final Jobs jobs;
    private final MessageSource messages;
    private final TenantDirectory tenants;

    JobsController(Jobs jobs, MessageSource messages, TenantDirectory tenants) {
        this.jobs = jobs;
        this.messages = messages;
        this.tenants = tenants;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "1") int page, Model model, Locale locale) {
        var counts = jobs.counts();
        var sheet = JobSheet.of(
                page, SIZE, counts.values().stream().mapToLong(Long::longValue).sum());
        var zone = tenants.current().zone();
        model.addAttribute("running", counts.getOrDefault(State.RUNNING, 0L) + counts.getOrDefault(State.QUEUED, 0L));
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "jobs",
                jobs.newest(sheet.offset(), SIZE).stream()
                        .map(job -> JobPage.of(job, messages, locale, zone))
                        .toList());
        return "jobs/list";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model, Locale locale) {
        model.addAttribute(
                "job",
                JobPage.of(
                        jobs.watch(JobId.of(id)),
                        messages,
                        locale,
                        tenants.current().zone()));
        return "jobs/job";
    }

    @PostMapping("/{id}/cancellation")
    String cancel(@PathVariable UUID id) {
        jobs.cancel(JobId.of(id));
        return "redirect:/jobs/{id}";
    }

    @PostMapping("/{id}/attempts")
    String retry(@PathVariable UUID id) {
        jobs.retry(JobId.of(id));
        return "redirect:/jobs/{id}";
    }
}
