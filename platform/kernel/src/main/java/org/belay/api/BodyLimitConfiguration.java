// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How large is too large. */
@Configuration(proxyBeanMethods = false)
class BodyLimitConfiguration {

    private static final int AFTER_THE_TENANT_IS_SETTLED = Integer.MIN_VALUE + 20;

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(@Value("${belay.limits.body-bytes:1048576}") long most) {
        var registration = new FilterRegistrationBean<>(new BodyLimit(most));
        registration.setOrder(AFTER_THE_TENANT_IS_SETTLED);
        return registration;
    }
}
