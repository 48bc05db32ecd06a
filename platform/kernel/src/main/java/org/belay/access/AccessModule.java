// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import org.belay.plugins.ModuleDescriptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessModule {

    @Bean
    ModuleDescriptor accessDescriptor() {
        return ModuleDescriptor.named("access", AccessModule.class)
                .alwaysOn()
                .permission("access:manage", Role.ADMINISTRATOR)
                .build();
    }
}
