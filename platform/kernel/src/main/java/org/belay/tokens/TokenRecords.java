// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import org.belay.personal.ImpersonalTables;
import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module knows of people. */
@Configuration(proxyBeanMethods = false)
class TokenRecords {

    @Bean
    PersonalData authorizationRecords(PersonalRecords records) {
        return records.of("tokens.sign-ins", "platform.oauth2_authorization")
                .exports("""
                        select c.name as program, a.expires_at as ends
                          from platform.oauth2_authorization a
                          join platform.api_client c on c.tenant_id = a.tenant_id and c.id = a.client_id
                         where a.tenant_id = platform.current_tenant() and a.actor_id = :person order by a.expires_at""")
                .erases("""
                        delete from platform.oauth2_authorization
                         where tenant_id = platform.current_tenant() and actor_id = :person""")
                .keptAlways("Until the sign-in runs out")
                .build();
    }

    @Bean
    ImpersonalTables tokenTables() {
        return ImpersonalTables.of("platform.signing_key", "platform.api_client", "platform.trusted_issuer");
    }
}
