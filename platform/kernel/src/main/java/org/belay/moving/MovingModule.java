// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import org.belay.consents.ConsentPurpose;
import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MovingModule {

    private static final String OF = " where tenant_id = platform.current_tenant() and person_id = :person";

    @Bean
    ModuleDescriptor movingDescriptor() {
        return ModuleDescriptor.named("moving", MovingModule.class)
                .alwaysOn()
                .setting(RecordFiles.DAYS, Type.WHOLE_NUMBER, "30")
                .setting(ReceivedRecords.OFFICE_ACCEPTS, Type.YES_NO, "false")
                .build();
    }

    @Bean
    ConsentPurpose movingConsent() {
        return new ConsentPurpose(RecordFiles.CONSENT, 1, 1, true);
    }

    @Bean
    PersonalData recordsSentAway(PersonalRecords records) {
        return records.of("moving.sent", "platform.record_sent")
                .exports("select recipient_host, recipient_email, parts, encode(sha256, 'hex') as sha256, signed_at,"
                        + " expires_at from platform.record_sent" + OF + " order by signed_at")
                .erases("update platform.record_sent set recipient_email = null" + OF
                        + " and recipient_email is not null")
                .keeps("personal.kept.proof", "select count(*) from platform.record_sent" + OF)
                .keptAlways("34 CFR 99.32: as long as the record itself")
                .build();
    }

    @Bean
    PersonalData recordsBrought(PersonalRecords records) {
        return records.of("moving.received", "platform.record_received")
                .exports("select issuer_name, issuer_host, state, parts, encode(sha256, 'hex') as sha256, signed_at,"
                        + " received_at, settled_at from platform.record_received" + OF + " order by received_at")
                .erases("delete from platform.record_received" + OF)
                .keptAlways("As long as the record that it came with")
                .build();
    }

    @Bean
    PersonalData recordSourcesEntered(PersonalRecords records) {
        return records.of("moving.office", "platform.record_source")
                .exports("select host, added_at from platform.record_source"
                        + " where tenant_id = platform.current_tenant() and added_by = :person")
                .keeps(
                        "personal.kept.number",
                        "select count(*) from platform.record_source"
                                + " where tenant_id = platform.current_tenant() and added_by = :person")
                .keptAlways("As proof of the office’s work")
                .build();
    }
}
