// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module knows of people. */
@Configuration(proxyBeanMethods = false)
class PluginRecords {

    private static final String CHANGES = """
             from (select 'setting ' || key as what, changed_at, changed_by from platform.setting
                    where tenant_id = platform.current_tenant()
                    union all
                   select 'feature ' || feature, changed_at, changed_by from platform.feature_switch
                    where tenant_id = platform.current_tenant()) changes
            where changed_by = :person""";

    @Bean
    PersonalData changeRecords(PersonalRecords records) {
        return records.of("plugins.changes", "platform.setting", "platform.feature_switch")
                .exports("select what, changed_at" + CHANGES + " order by changed_at")
                .keeps("personal.kept.number", "select count(*)" + CHANGES)
                .keptAlways("As the history of the organization’s settings")
                .build();
    }
}
