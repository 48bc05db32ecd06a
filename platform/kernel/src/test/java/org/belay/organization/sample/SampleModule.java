// SPDX-License-Identifier: Apache-2.0
package org.belay.organization.sample;

import org.belay.plugins.ModuleDescriptor;
import org.belay.plugins.ModuleDescriptor.SettingDeclaration.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A small feature to switch, with a setting. */
@Configuration(proxyBeanMethods = false)
class SampleModule {

    @Bean
    ModuleDescriptor sampleDescriptor() {
        return ModuleDescriptor.named("sample", SampleModule.class)
                .permission("sample:use", "administrator")
                .setting("sample.limit", Type.WHOLE_NUMBER, "3")
                .setting("sample.open", Type.YES_NO, "false")
                .build();
    }

    @RestController
    static class SampleController {

        @GetMapping("/sample")
        String page() {
            return "here";
        }
    }
}
