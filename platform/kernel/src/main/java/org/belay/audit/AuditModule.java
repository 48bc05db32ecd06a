// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import org.belay.plugins.ModuleDescriptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditModule {

    @Bean
    ModuleDescriptor auditDescriptor() {
        return ModuleDescriptor.named("audit", AuditModule.class)
                .alwaysOn()
                .permission("audit:read", "administrator")
                .navigation("portal.group.records", "audit.nav", "/audit", "shield-check", "audit:read", 940)
                .build();
    }
}
