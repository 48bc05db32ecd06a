// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import org.belay.plugins.ModuleDescriptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FilesModule {

    @Bean
    ModuleDescriptor filesDescriptor() {
        return ModuleDescriptor.named("files", FilesModule.class).alwaysOn().build();
    }
}
