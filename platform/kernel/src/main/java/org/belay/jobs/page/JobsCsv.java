// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.belay.jobs.JobView;
import org.belay.jobs.Jobs;
import org.belay.tenancy.TenantDirectory;
import org.belay.web.CsvDownload;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of jobs as a CSV file, read part by part. */
@Controller
class JobsCsv {

    private static final int PART = 500;

    private final Jobs jobs;
    private final MessageSource messages;
    private final TenantDirectory tenants;

    JobsCsv(Jobs jobs, MessageSource messages, TenantDirectory tenants) {
        this.jobs = jobs;
        this.messages = messages;
        this.tenants = tenants;
    }

    @GetMapping("/jobs.csv")
    void export(HttpServletResponse response, Locale locale) {
        var headings = Stream.of("what", "state", "progress", "since", "until")
                .map(column -> messages.getMessage("jobs." + column, null, locale))
                .toList();
        var zone = tenants.current().zone();
        CsvDownload.send(response, "jobs.csv", headings, rows -> {
            List<JobView> part;
            int from = 0;
            do {
                part = jobs.newest(from, PART);
                for (var job : part) {
                    var shown = JobPage.of(job, messages, locale, zone);
                    rows.add(shown.name(), shown.state(), shown.amount(), job.createdAt(), job.endedAt());
                }
                from += PART;
            } while (part.size() == PART);
        });
    }
}
