// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import org.belay.plugins.ModuleDescriptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PeopleModule {

    @Bean
    ModuleDescriptor peopleDescriptor() {
        return ModuleDescriptor.named("people", PeopleModule.class)
                .alwaysOn()
                .permission("people:read", "administrator", "program-director", "ce-manager", "career-services")
                .permission("people:hidden", "administrator", "program-director")
                .permission("people:manage", "administrator")
                .navigation("portal.group.organization", "people.menu", "/people", "users", "people:read", 900)
                .build();
    }
}
