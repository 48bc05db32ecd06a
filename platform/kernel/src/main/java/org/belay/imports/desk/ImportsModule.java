// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.util.Map;
import org.belay.imports.RosterImported;
import org.belay.imports.RosterStore;
import org.belay.imports.work.Tables;
import org.belay.imports.work.UndoTime;
import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration;
import org.belay.plugins.PublishedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportsModule {

    /** To fill one table or another; which, says each table. */
    static final String USE = "imports:use";

    @Bean
    ModuleDescriptor importsDescriptor() {
        return ModuleDescriptor.named("imports", RosterStore.class)
                .permission(USE, "administrator", "ce-manager")
                .permission(Tables.ROSTER_PERMISSION, "administrator")
                .setting(UndoTime.SETTING, SettingDeclaration.Type.WHOLE_NUMBER, "30")
                .navigation("portal.group.organization", "imports.navigation", "/imports", "file-import", USE, 905)
                .build();
    }

    @Bean
    PublishedEvent<RosterImported> importFinished() {
        return new PublishedEvent<>(
                "import.finished",
                RosterImported.class,
                event ->
                        Map.of("import", event.roster().toString(), "added", event.added(), "changed", event.changed()),
                Map.of("import", "019ab2c5-0b1e-7f43-a6d2-90c81e5f7b64", "added", 412, "changed", 37));
    }
}
