// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import org.belay.personal.ImpersonalTables;
import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module knows of people. */
@Configuration(proxyBeanMethods = false)
class AccessRecords {

    private static final String WHILE = "For as long as the person can sign in";
    private static final String OF = " where tenant_id = platform.current_tenant() and ";

    @Bean
    PersonalData accountRecords(PersonalRecords records, ActorStatus actors) {
        return records.of("access.account", "platform.account", "platform.one_time_link", "platform.sign_in_brake")
                .exports("select login_lower as login, last_sign_in_at from platform.account" + OF
                        + "person_id = :person")
                .firstly(actors::requireAnotherAdministratorThan)
                .erases(
                        "delete from platform.sign_in_brake" + OF
                                + "login_lower = (select login_lower from platform.account" + OF
                                + "person_id = :person)",
                        "delete from platform.one_time_link" + OF + "person_id = :person",
                        "delete from platform.account" + OF + "person_id = :person")
                .keptAlways(WHILE)
                .build();
    }

    @Bean
    PersonalData sessionRecords(PersonalRecords records) {
        return records.of("access.sessions", "platform.spring_session", "platform.spring_session_attributes")
                .exports("""
                    select to_timestamp(creation_time / 1000.0) as since, to_timestamp(last_access_time / 1000.0) as last_used
                      from platform.spring_session
                     where tenant_id = platform.current_tenant() and principal_name = cast(:person as text)
                     order by creation_time""")
                .erases("delete from platform.spring_session" + OF + "principal_name = cast(:person as text)")
                .keptAlways(WHILE)
                .build();
    }

    @Bean
    PersonalData roleRecords(PersonalRecords records) {
        return records.of("access.roles", "platform.actor", "platform.role_assignment")
                .exports("""
                    select r.name as role, g.scope_kind as limited_to, g.scope_id as limited_to_number
                      from platform.role_assignment g
                      join platform.role r on r.tenant_id = g.tenant_id and r.id = g.role_id
                     where g.tenant_id = platform.current_tenant() and g.actor_id = :person order by r.name""")
                .erases(
                        "delete from platform.role_assignment" + OF + "actor_id = :person",
                        "delete from platform.actor" + OF + "kind = 'PERSON' and id = :person")
                .last()
                .keptAlways(WHILE)
                .build();
    }

    @Bean
    PersonalData leaverRecords(PersonalRecords records) {
        return records.of("access.leaver", "platform.leaver")
                .exports("select left_on, ends_on, origin, ended_at from platform.leaver" + OF + "person_id = :person")
                .erases("delete from platform.leaver" + OF + "person_id = :person")
                .keptAlways(WHILE)
                .build();
    }

    @Bean
    ImpersonalTables accessTables() {
        return ImpersonalTables.of("platform.role", "platform.permission_offered");
    }
}
