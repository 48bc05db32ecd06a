// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import org.belay.plugins.TenantFigure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operator watches of mail. */
@Configuration(proxyBeanMethods = false)
class MailFigures {

    @Bean
    TenantFigure mailWaiting(JdbcClient jdbc) {
        return TenantFigure.of(
                "mail.waiting",
                100,
                () -> jdbc.sql(
                                "select count(*) from platform.mail where tenant_id = platform.current_tenant() and state = 'QUEUED'")
                        .query(Long.class)
                        .single());
    }

    @Bean
    TenantFigure mailFailed(JdbcClient jdbc) {
        return TenantFigure.of(
                "mail.failed",
                1,
                () -> jdbc.sql(
                                "select count(*) from platform.mail where tenant_id = platform.current_tenant() and state = 'FAILED'")
                        .query(Long.class)
                        .single());
    }
}
