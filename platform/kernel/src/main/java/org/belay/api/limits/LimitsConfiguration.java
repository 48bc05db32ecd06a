// SPDX-License-Identifier: Apache-2.0
package org.belay.api.limits;

import javax.sql.DataSource;
import org.belay.tenancy.TenantDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much is too much. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    private static final int AFTER_THE_TENANT_IS_SETTLED = Integer.MIN_VALUE + 20;

    @Bean
    SharedCount sharedCount(DataSource database) {
        return new SharedCount(((TenantDataSource) database).withoutTenant());
    }

    @Bean
    LimitOfTheActor limitOfTheActor(SharedCount count, @Value("${belay.limits.api-per-minute:1200}") int perMinute) {
        return new LimitOfTheActor(new Limits("api", perMinute, count, System::nanoTime));
    }

    @Bean
    FilterRegistrationBean<LimitsAtTheEdge> limitsAtTheEdge(
            SharedCount count,
            @Value("${belay.limits.sign-in-per-minute:60}") int signIns,
            @Value("${belay.limits.token-per-minute:120}") int tokens) {
        var registration = new FilterRegistrationBean<>(new LimitsAtTheEdge(
                new Limits("sign-in", signIns, count, System::nanoTime),
                new Limits("token", tokens, count, System::nanoTime)));
        registration.setOrder(AFTER_THE_TENANT_IS_SETTLED);
        return registration;
    }
}
