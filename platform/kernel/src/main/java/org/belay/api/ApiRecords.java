// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module knows of people. */
@Configuration(proxyBeanMethods = false)
class ApiRecords {

    @Bean
    PersonalData requestKeyRecords(PersonalRecords records) {
        return records.of("api.request-keys", "platform.idempotency_key")
                .exports("""
                        select route, created_at from platform.idempotency_key
                         where tenant_id = platform.current_tenant() and actor_id = :person order by created_at""")
                .erases("""
                        delete from platform.idempotency_key
                         where tenant_id = platform.current_tenant() and actor_id = :person""")
                .keptAlways("One day")
                .build();
    }
}
