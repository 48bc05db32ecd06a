// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

import org.belay.plugins.TenantFigure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operator watches of files. */
@Configuration(proxyBeanMethods = false)
class FileFigures {

    @Bean
    TenantFigure fileBytes(JdbcClient jdbc) {
        return TenantFigure.of(
                "files.bytes",
                Long.MAX_VALUE,
                () -> jdbc.sql(
                                "select coalesce(sum(size), 0) from platform.stored_file where tenant_id = platform.current_tenant()")
                        .query(Long.class)
                        .single());
    }
}
