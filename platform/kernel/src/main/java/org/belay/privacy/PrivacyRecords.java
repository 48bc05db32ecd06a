// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy;

import org.belay.personal.ImpersonalTables;
import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module knows of people. That a right was asked for and answered stays as proof, without its words. */
@Configuration(proxyBeanMethods = false)
class PrivacyRecords {

    private static final String OF = " where tenant_id = platform.current_tenant() and person_id = :person";
    private static final String PROOF = "personal.kept.proof";
    private static final String RECORD = "34 CFR 99.32: as long as the record itself";

    @Bean
    PersonalData requestRecords(PersonalRecords records) {
        return records.of("privacy.requests", "platform.privacy_request", "platform.erasure")
                .exports("select kind, wish, regime, state, received_at, due_at, answer, settled_at"
                        + " from platform.privacy_request" + OF + " order by received_at")
                .erases("update platform.privacy_request set wish = null, answer = null" + OF
                        + " and (wish is not null or answer is not null)")
                .keeps(PROOF, "select count(*) from platform.privacy_request" + OF)
                .keptAlways(RECORD)
                .build();
    }

    @Bean
    PersonalData copyRecords(PersonalRecords records) {
        return records.of("privacy.copies", "platform.privacy_copy")
                .exports("select made_at, expires_at from platform.privacy_copy" + OF + " order by made_at")
                .files("select file_id from platform.privacy_copy" + OF)
                .erases("delete from platform.privacy_copy" + OF)
                .keptAlways("Until its time is up")
                .build();
    }

    @Bean
    PersonalData holdRecords(PersonalRecords records) {
        return records.of("privacy.holds", "platform.legal_hold")
                .keeps(PROOF, "select count(*) from platform.legal_hold" + OF)
                .keptAlways("As the matter that it was for")
                .build();
    }

    @Bean
    PersonalData officeRecords(PersonalRecords records) {
        var own = """
                 from (select changed_by as who, changed_at as at, 'legal clock' as what from platform.legal_clock
                        where tenant_id = platform.current_tenant()
                        union all
                       select changed_by, changed_at, 'retention rule' from platform.retention_rule
                        where tenant_id = platform.current_tenant()
                        union all
                       select reported_by, recorded_at, 'incident' from platform.incident
                        where tenant_id = platform.current_tenant()
                        union all
                       select taken_by, taken_at, 'incident step' from platform.incident_step
                        where tenant_id = platform.current_tenant()) done
                where who = :person""";
        return records.of(
                        "privacy.office",
                        "platform.legal_clock",
                        "platform.retention_rule",
                        "platform.incident",
                        "platform.incident_step")
                .exports("select what, at" + own + " order by at")
                .keeps("personal.kept.number", "select count(*)" + own)
                .keptAlways("As proof of the office’s work")
                .build();
    }

    @Bean
    ImpersonalTables privacyTables() {
        return ImpersonalTables.of("platform.disposal");
    }
}
