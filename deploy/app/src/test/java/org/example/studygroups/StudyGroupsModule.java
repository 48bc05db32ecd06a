// SPDX-License-Identifier: Apache-2.0
package org.example.studygroups;

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
}
