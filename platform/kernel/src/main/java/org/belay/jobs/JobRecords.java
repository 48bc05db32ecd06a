// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module knows of people. */
@Configuration(proxyBeanMethods = false)
class JobRecords {

    private static final String STARTED =
            " from platform.job where tenant_id = platform.current_tenant() and started_by = :person";

    @Bean
    PersonalData startedJobRecords(PersonalRecords records) {
        return records.of("jobs.started", "platform.job")
                .exports("select type, state, created_at, ended_at" + STARTED + " order by created_at")
                .keeps("personal.kept.number", "select count(*)" + STARTED)
                .keptFor(2, "As the organization sees fit", "platform.job", "ended_at", "started_by", null)
                .build();
    }
}
