// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much is too much. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    private static final int AFTER_THE_TENANT_IS_SETTLED = Integer.MIN_VALUE + 20;

    @Bean
    LimitOfTheActor limitOfTheActor(@Value("${belay.limits.api-per-minute:1200}") long perMinute) {
        return new LimitOfTheActor(new Limits(perMinute, System::nanoTime));
    }

    @Bean
    FilterRegistrationBean<LimitsAtTheEdge> limitsAtTheEdge(
            @Value("${belay.limits.sign-in-per-minute:60}") long signIns,
            @Value("${belay.limits.token-per-minute:120}") long tokens) {
        var filter = new LimitsAtTheEdge(new Limits(signIns, System::nanoTime), new Limits(tokens, System::nanoTime));
        return first(new FilterRegistrationBean<>(filter));
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(@Value("${belay.limits.body-bytes:1048576}") long most) {
        return first(new FilterRegistrationBean<>(new BodyLimit(most)));
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> first(
            FilterRegistrationBean<F> registration) {
        registration.setOrder(AFTER_THE_TENANT_IS_SETTLED);
        return registration;
    }
}
