// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformModule {

    @Bean
    ModuleDescriptor platformDescriptor() {
        return ModuleDescriptor.named("platform", PlatformModule.class)
                .alwaysOn()
                .permission("platform:configure", "administrator")
                .build();
    }
}
