// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import org.belay.plugins.ModuleDescriptor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TokensModule {

    @Bean
    ModuleDescriptor tokensDescriptor() {
        return ModuleDescriptor.named("tokens", TokensModule.class)
                .alwaysOn()
                .navigation("portal.group.systems", "clients.title", "/clients", "plug", "access:manage", 975)
                .build();
    }
}
