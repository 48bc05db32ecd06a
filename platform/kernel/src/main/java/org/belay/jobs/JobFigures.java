// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import org.belay.plugins.TenantFigure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operator watches of jobs. */
@Configuration(proxyBeanMethods = false)
class JobFigures {

    @Bean
    TenantFigure jobsUnderWay(JdbcClient jdbc) {
        return TenantFigure.of(
                "jobs.under-way",
                Long.MAX_VALUE,
                () -> jdbc.sql(
                                "select count(*) from platform.job where tenant_id = platform.current_tenant() and state in ('QUEUED', 'RUNNING')")
                        .query(Long.class)
                        .single());
    }

    @Bean
    TenantFigure jobsFailed(JdbcClient jdbc) {
        return TenantFigure.of(
                "jobs.failed",
                1,
                () -> jdbc.sql(
                                "select count(*) from platform.job where tenant_id = platform.current_tenant() and state = 'FAILED'")
                        .query(Long.class)
                        .single());
    }
}
