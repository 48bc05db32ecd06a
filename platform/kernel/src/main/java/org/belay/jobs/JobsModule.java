// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import org.belay.plugins.ModuleDescriptor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
class JobsModule {

    @Bean
    ModuleDescriptor jobsDescriptor() {
        return ModuleDescriptor.named("jobs", JobsModule.class)
                .alwaysOn()
                .permission(Jobs.READ, "administrator")
                .navigation("portal.group.systems", "jobs.navigation", "/jobs", "hourglass", Jobs.READ, 970)
                .build();
    }
}
