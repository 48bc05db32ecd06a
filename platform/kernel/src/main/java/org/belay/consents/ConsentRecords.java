// SPDX-License-Identifier: Apache-2.0
package org.belay.consents;

import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module knows of people. That somebody agreed stays as proof, under a number alone. */
@Configuration(proxyBeanMethods = false)
class ConsentRecords {

    private static final String OF = " where tenant_id = platform.current_tenant() and person_id = :person";

    @Bean
    PersonalData givenConsents(PersonalRecords records) {
        return records.of("consents.given", "platform.consent")
                .exports("""
                    select c.purpose, c.number as words_number, t.words -> c.language as words, c.detail, c.given_at,
                           c.expires_at, c.ended_at, c.ended_by
                      from platform.consent c
                      join platform.consent_text t on t.tenant_id = c.tenant_id and t.purpose = c.purpose and t.number = c.number
                     where c.tenant_id = platform.current_tenant() and c.person_id = :person order by c.given_at""")
                .erases("update platform.consent set detail = null, language = null,"
                        + " ended_at = coalesce(ended_at, now()), ended_by = coalesce(ended_by, 'ERASED')" + OF
                        + " and (ended_at is null or detail is not null or language is not null)")
                .keeps("personal.kept.consent", "select count(*) from platform.consent" + OF)
                .keptAlways("GDPR Art. 7(1): whoever relies on a consent must be able to show it")
                .build();
    }

    @Bean
    PersonalData consentOfficeWork(PersonalRecords records) {
        var own = """
             from (select created_by as who, created_at as at, key as purpose from platform.consent_purpose
                    where tenant_id = platform.current_tenant()
                    union all
                   select written_by, written_at, purpose from platform.consent_text
                    where tenant_id = platform.current_tenant()) done
            where who = :person""";
        return records.of("consents.office", "platform.consent_purpose", "platform.consent_text")
                .exports("select purpose, at" + own + " order by at")
                .keeps("personal.kept.number", "select count(*)" + own)
                .keptAlways("As proof of the office’s work")
                .build();
    }
}
