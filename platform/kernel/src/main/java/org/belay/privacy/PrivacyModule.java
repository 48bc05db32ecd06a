// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy;

import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration.Type;
import org.belay.plugins.NoticeKind.Rhythm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PrivacyModule {

    @Bean
    ModuleDescriptor privacyDescriptor() {
        return ModuleDescriptor.named("privacy", PrivacyModule.class)
                .alwaysOn()
                .permission("privacy:manage", "administrator")
                .setting("privacy.copy-days", Type.WHOLE_NUMBER, "14")
                .navigation(
                        "portal.group.records",
                        "privacy.requests.navigation",
                        "/privacy/requests",
                        "shield-check",
                        "privacy:manage",
                        945)
                .protectiveNotice("privacy.request")
                .notice("privacy.received", Rhythm.AT_ONCE)
                .build();
    }
}
