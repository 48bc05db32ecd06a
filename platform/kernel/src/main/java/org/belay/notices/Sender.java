// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.Clock;
import java.time.LocalDate;
import org.belay.tenancy.TenantDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The address that the current tenant's mail comes from. */
@Component
class Sender {

    static final String SETTING = "notices.sender";
    static final String USUAL = "belay@localhost";

    private final JdbcClient jdbc;
    private final TenantDirectory tenants;
    private final Clock clock;

    Sender(JdbcClient jdbc, TenantDirectory tenants, Clock clock) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** To be asked within a transaction. */
    String address() {
        return jdbc.sql("""
                        select value from platform.setting
                         where tenant_id = platform.current_tenant() and key = :key and effective_from <= :today
                         order by effective_from desc, changed_at desc limit 1""")
                .param("key", SETTING)
                .param(
                        "today",
                        LocalDate.ofInstant(clock.instant(), tenants.current().zone()))
                .query(String.class)
                .optional()
                .filter(value -> !value.isBlank())
                .orElse(USUAL);
    }
}
