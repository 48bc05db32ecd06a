// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Wires the tenant's wall into the data source, Hibernate and the servlet container. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(
        order = 100) // outside method security: rights arrive with the transaction's first statement
class TenancyConfiguration {

    /** What Hibernate is told where no tenant is settled; no tenant has it. */
    private static final UUID NOBODY = new UUID(0, 0);

    @Bean
    DatabaseClock clock() {
        return new DatabaseClock(Clock.systemUTC());
    }

    @Bean
    static BeanPostProcessor tenantWall() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool && "dataSource".equals(name)
                        ? new TenantDataSource(pool)
                        : bean;
            }
        };
    }

    @Bean
    @Order(0)
    HibernatePropertiesCustomizer tenantOfHibernate() {
        return properties -> properties.put(
                MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, new CurrentTenantIdentifierResolver<UUID>() {
                    @Override
                    public UUID resolveCurrentTenantIdentifier() {
                        return TenantScope.current()
                                .map(scope -> scope.tenant().value())
                                .orElse(NOBODY);
                    }

                    @Override
                    public boolean validateExistingCurrentSessions() {
                        return true;
                    }
                });
    }

    @Bean
    FilterRegistrationBean<TenantFilter> tenantFilterRegistration(TenantFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Integer.MIN_VALUE + 10); // ahead of sessions and security
        return registration;
    }
}
