// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import org.belay.plugins.ModuleDescriptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OrganizationModule {

    private static final String GROUP = "portal.group.organization";
    private static final String CONFIGURE = "platform:configure";

    @Bean
    ModuleDescriptor organizationDescriptor() {
        return ModuleDescriptor.named("organization", OrganizationModule.class)
                .alwaysOn()
                .navigation(GROUP, "organization.features", "/features", "plug", CONFIGURE, 920)
                .navigation(GROUP, "organization.menu", "/organization", "building", CONFIGURE, 930)
                .build();
    }
}
