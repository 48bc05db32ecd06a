// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import org.belay.personal.ImpersonalTables;
import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module knows of people. */
@Configuration(proxyBeanMethods = false)
class NoticeRecords {

    private static final String CORRESPONDENCE = "AACRAO 2019: routine requests and correspondence, 1 year";
    private static final String OF = " where tenant_id = platform.current_tenant() and ";
    private static final String ADDRESS = "(select email_lower from platform.person" + OF + "id = :person)";

    @Bean
    PersonalData inboxRecords(PersonalRecords records) {
        return records.of("notices.inbox", "platform.notice")
                .exports("select created_at, kind, text_key, arguments, link, read_at from platform.notice" + OF
                        + "person_id = :person order by created_at")
                .erases("delete from platform.notice" + OF + "person_id = :person")
                .keptFor(1, CORRESPONDENCE, "platform.notice", "created_at", "person_id", null)
                .build();
    }

    @Bean
    PersonalData choiceRecords(PersonalRecords records) {
        return records.of("notices.choices", "platform.notice_choice", "platform.notice_hours", "platform.digest")
                .exports("""
                        select c.kind, c.rhythm, h.quiet_from, h.quiet_until, h.digest_hour, h.digest_day
                          from (select person_id from platform.notice_choice
                                 where tenant_id = platform.current_tenant() and person_id = :person
                                union
                                select person_id from platform.notice_hours
                                 where tenant_id = platform.current_tenant() and person_id = :person) chosen
                          left join platform.notice_choice c on c.tenant_id = platform.current_tenant() and c.person_id = chosen.person_id
                          left join platform.notice_hours h on h.tenant_id = platform.current_tenant() and h.person_id = chosen.person_id
                         order by c.kind""")
                .erases(
                        "delete from platform.notice_choice" + OF + "person_id = :person",
                        "delete from platform.notice_hours" + OF + "person_id = :person",
                        "delete from platform.digest" + OF + "person_id = :person")
                .keptAlways("Until the person changes it")
                .build();
    }

    @Bean
    PersonalData mailRecords(PersonalRecords records) {
        return records.of("notices.mail", "platform.mail", "platform.bouncing_address")
                .exports("select created_at, recipient, subject, body, state, sent_at from platform.mail" + OF
                        + "(person_id = :person or lower(recipient) = " + ADDRESS + ") order by created_at")
                .erases(
                        "delete from platform.bouncing_address" + OF + "address_lower = " + ADDRESS,
                        "delete from platform.mail" + OF + "(person_id = :person or lower(recipient) = " + ADDRESS
                                + ")")
                .keptFor(1, CORRESPONDENCE, "platform.mail", "created_at", "person_id", null)
                .build();
    }

    @Bean
    ImpersonalTables letterTables() {
        return ImpersonalTables.of("platform.letter_template");
    }
}
