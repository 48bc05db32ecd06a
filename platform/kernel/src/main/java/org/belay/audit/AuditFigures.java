// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import org.belay.plugins.TenantFigure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operator watches of the audit log. */
@Configuration(proxyBeanMethods = false)
class AuditFigures {

    @Bean
    TenantFigure auditUnsealed(JdbcClient jdbc) {
        return TenantFigure.of(
                "audit.unsealed",
                1000,
                () -> jdbc.sql(
                                "select count(*) from platform.audit_unsealed where tenant_id = platform.current_tenant()")
                        .query(Long.class)
                        .single());
    }
}
