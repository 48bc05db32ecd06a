// SPDX-License-Identifier: Apache-2.0
package org.belay.notices;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The addresses that mail comes back from. Nothing more is sent there. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Bouncing {

    private final JdbcClient jdbc;
    private final Clock clock;

    Bouncing(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param status as the mail system gave it, such as {@code 5.1.1} */
    public void mark(String address, String status) {
        jdbc.sql("""
                        insert into platform.bouncing_address (address_lower, status, since) values (:address, :status, :now)
                        on conflict do nothing""")
                .param("address", lower(address))
                .param("status", status)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public boolean is(String address) {
        return jdbc.sql("""
                        select exists (select from platform.bouncing_address
                                        where tenant_id = platform.current_tenant() and address_lower = :address)""")
                .param("address", lower(address))
                .query(Boolean.class)
                .single();
    }

    /** Lets mail go there again. */
    public void release(String address) {
        jdbc.sql("delete from platform.bouncing_address"
                        + " where tenant_id = platform.current_tenant() and address_lower = :address")
                .param("address", lower(address))
                .update();
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
