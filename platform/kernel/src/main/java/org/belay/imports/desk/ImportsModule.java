// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import org.belay.imports.RosterStore;
import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportsModule {

    static final String PERMISSION = "roster:import";

    @Bean
    ModuleDescriptor importsDescriptor() {
        return ModuleDescriptor.named("imports", RosterStore.class)
                .permission(PERMISSION, "administrator")
                .setting(UndoTime.SETTING, SettingDeclaration.Type.WHOLE_NUMBER, "30")
                .navigation(
                        "portal.group.organization", "imports.navigation", "/imports", "file-import", PERMISSION, 905)
                .build();
    }
}
