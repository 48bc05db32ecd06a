// SPDX-License-Identifier: Apache-2.0
package org.example.studygroups;

import org.belay.personal.PersonalData;
import org.belay.personal.PersonalRecords;
import org.belay.plugins.ModuleDescriptor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** All that makes this plugin one: named in {@code META-INF/spring}, it brings its package and its descriptor. */
@AutoConfiguration
@AutoConfigurationPackage
@ComponentScan
class StudyGroupsModule {

    @Bean
    ModuleDescriptor studyGroupsDescriptor() {
        return ModuleDescriptor.named("studygroups", StudyGroupsModule.class)
                .migrations("db/migration/studygroups")
                .permission("studygroups:join", "learner", "member")
                .navigation("studygroups.group", "studygroups.name", "/study-groups", "users", "studygroups:join", 500)
                .build();
    }

    /** Who opened a group may have it told, and is forgotten with the rest; the group stays. */
    @Bean
    PersonalData studyGroupRecords(PersonalRecords records) {
        return records.of("studygroups.groups", "studygroups.study_group")
                .exports("select topic from studygroups.study_group"
                        + " where tenant_id = platform.current_tenant() and opened_by = :person order by topic")
                .erases("update studygroups.study_group set opened_by = null"
                        + " where tenant_id = platform.current_tenant() and opened_by = :person")
                .keptAlways("As long as the group meets")
                .build();
    }
}
