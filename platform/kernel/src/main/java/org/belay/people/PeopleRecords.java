// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module knows of people. */
@Configuration(proxyBeanMethods = false)
class PeopleRecords {

    private static final String DELETE =
            "delete from platform.%s" + " where tenant_id = platform.current_tenant() and %s = :person";

    @Bean
    PersonalData profileRecords(PersonalRecords records) {
        return records.of("people.profile", "platform.person", "platform.person_external_id")
                .exports("""
                        select p.given_name, p.family_name, p.preferred_name, p.pronouns, p.email, p.zone, p.language,
                               p.created_at, (select json_object_agg(e.system, e.value) from platform.person_external_id e
                                               where e.tenant_id = p.tenant_id and e.person_id = p.id) as numbers
                          from platform.person p where p.tenant_id = platform.current_tenant() and p.id = :person""")
                .erases(DELETE.formatted("person_external_id", "person_id"), DELETE.formatted("person", "id"))
                .last()
                .keptAlways("AACRAO 2019: graduation lists, permanent")
                .build();
    }

    @Bean
    PersonalData directoryRecords(PersonalRecords records) {
        return records.of("people.directory", "platform.directory_choice")
                .exports("""
                        select field as hidden, hidden_at as since from platform.directory_choice
                         where tenant_id = platform.current_tenant() and person_id = :person order by field""")
                .erases(DELETE.formatted("directory_choice", "person_id"))
                .keptAlways("34 CFR 99.37: until the person changes it")
                .build();
    }
}
