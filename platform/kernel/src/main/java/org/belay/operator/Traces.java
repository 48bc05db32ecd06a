// SPDX-License-Identifier: Apache-2.0
package org.belay.operator;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Objects;
import java.util.Optional;
import org.belay.tenancy.RequestId;
import org.belay.tenancy.Tenant;
import org.belay.tenancy.TenantDirectory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/** Traces for a deployment that names a place for them: with organization and request, and without anything personal. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(TracesOnDemand.ENDPOINT)
class Traces {

    @Bean
    static BeanPostProcessor impersonalTraces() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SpanExporter exporter && !(bean instanceof ImpersonalSpans)
                        ? new ImpersonalSpans(exporter)
                        : bean;
            }
        };
    }

    @Bean
    ServerRequestObservationConvention requestsOfTenants(TenantDirectory tenants) {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
                var request = Objects.requireNonNull(context.getCarrier());
                return KeyValues.of(
                        KeyValue.of("request", RequestId.of(request)),
                        KeyValue.of(
                                "tenant",
                                Optional.ofNullable(request.getServerName())
                                        .flatMap(tenants::at)
                                        .map(Tenant::slug)
                                        .orElse("none")));
            }
        };
    }
}
