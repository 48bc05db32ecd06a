// SPDX-License-Identifier: Apache-2.0
package org.belay.web.admission;

import io.micrometer.core.instrument.MeterRegistry;
import org.belay.web.Unavailable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts what is decided before everything else before everything else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdmissionSettings.class)
class AdmissionConfiguration {

    private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE; // even measuring costs more than to refuse
    private static final int BEFORE_THE_TENANT_IS_SETTLED = Integer.MIN_VALUE + 5;

    @Bean
    FilterRegistrationBean<Admission> admission(
            AdmissionSettings settings, Unavailable unavailable, MeterRegistry meters) {
        var refused = meters.counter("belay.requests.refused");
        var registration =
                new FilterRegistrationBean<>(new Admission(settings, unavailable, refused, System::nanoTime));
        registration.setOrder(BEFORE_EVERYTHING);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Outages> outages(Unavailable unavailable) {
        var registration = new FilterRegistrationBean<>(new Outages(unavailable));
        registration.setOrder(BEFORE_THE_TENANT_IS_SETTLED + 1);
        return registration;
    }
}
