// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessModule {

    @Bean
    ModuleDescriptor accessDescriptor() {
        return ModuleDescriptor.named("access", AccessModule.class)
                .alwaysOn()
                .permission("access:manage", Access.ADMINISTRATOR)
                .navigation("portal.group.organization", "access.roles", "/roles", "key", "access:manage", 910)
                .setting("access.invitation-days", Type.WHOLE_NUMBER, "7")
                .protectiveNotice(Passwords.PASSWORD_CHANGED)
                .build();
    }
}
