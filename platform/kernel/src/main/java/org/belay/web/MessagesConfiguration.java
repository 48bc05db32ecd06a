// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every bundle below {@code messages/} on the class path speaks, whichever module brought it. */
@Configuration(proxyBeanMethods = false)
class MessagesConfiguration {

    @Bean
    MessageSource messageSource() throws IOException {
        var bundles = new LinkedHashSet<String>();
        Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                .map(resource -> String.valueOf(resource.getFilename()))
                .filter(file -> !file.contains("_"))
                .forEach(file -> bundles.add("messages/" + file.replace(".properties", "")));
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(bundles.toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }
}
