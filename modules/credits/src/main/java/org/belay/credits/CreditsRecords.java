// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module knows of people. */
@Configuration(proxyBeanMethods = false)
class CreditsRecords {

    private static final String TRANSCRIPT = "AACRAO 2019: transcripts, permanent";
    private static final String OF = " where tenant_id = platform.current_tenant() and person_id = :person";

    @Bean
    PersonalData credentialRecords(PersonalRecords records) {
        return records.of("credits.credentials", "credits.credential")
                .exports("select code, cycle_start, cycle_end, estimated, passed_on, origin, origin_signed_at from"
                        + " credits.credential"
                        + OF + " order by code")
                .erases("delete from credits.credential" + OF)
                .keptAlways(TRANSCRIPT)
                .build();
    }

    @Bean
    PersonalData entryRecords(PersonalRecords records) {
        return records.of("credits.entries", "credits.entry")
                .exports("""
                    select title, provider, provider_kind, activity_date, minutes, printed, delivery, domains, type, counts_for,
                           topics, approvals, placed, state, certificate, logged_at, removed_at, origin, origin_signed_at
                      from credits.entry""" + OF + " order by activity_date, id")
                .erases("delete from credits.entry" + OF)
                .keptAlways(TRANSCRIPT)
                .build();
    }

    @Bean
    PersonalData certificateRecords(PersonalRecords records) {
        return records.of("credits.certificates", "credits.certificate")
                .exports("select file_id as file from credits.certificate" + OF + " order by file_id")
                .files("select file_id from credits.certificate" + OF)
                .erases("delete from credits.certificate" + OF)
                .keptAlways(TRANSCRIPT)
                .build();
    }
}
