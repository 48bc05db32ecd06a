// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FilesModule {

    @Bean
    ModuleDescriptor filesDescriptor() {
        return ModuleDescriptor.named("files", FilesModule.class)
                .alwaysOn()
                .permission(Files.REVIEW, "administrator")
                .setting(Quota.LARGEST, Type.WHOLE_NUMBER, "25")
                .setting(Quota.TOGETHER, Type.WHOLE_NUMBER, "20000")
                .navigation("portal.group.records", "files.held.navigation", "/files/held", "lock", Files.REVIEW, 950)
                .build();
    }
}
