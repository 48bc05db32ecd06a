// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration.Type;
import org.belay.plugins.NoticeKind.Rhythm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CreditsModule {

    private static final String GROUP = "credits.group";
    private static final String LOG = "credits:log";
    private static final String TRANSCRIPT = "credits:transcript";

    @Bean
    ModuleDescriptor creditsDescriptor() {
        return ModuleDescriptor.named("credits", CreditsModule.class)
                .migrations("db/migration/credits")
                .permission(LOG, "member", "learner", "mentor", "faculty", "ce-manager")
                .permission(TRANSCRIPT, "member", "learner", "mentor", "faculty", "ce-manager", "leaver")
                .permission("credits:review", "ce-manager")
                .permission("credits:import", "ce-manager", "administrator")
                .setting(Contact.SETTING, Type.TEXT, "")
                .navigation(GROUP, "credits.nav.mine", "/credits", "certificate", LOG, 100)
                .navigation(GROUP, "credits.nav.add", "/credits/new", "circle-plus", LOG, 110)
                .navigation(GROUP, "credits.nav.transcript", "/credits/transcript", "file-text", TRANSCRIPT, 120)
                .notice("credits.cycle-ends", Rhythm.DAILY)
                .notice("credits.certificate-missing", Rhythm.WEEKLY)
                .notice("credits.certificate-reviewed", Rhythm.AT_ONCE)
                .build();
    }
}
