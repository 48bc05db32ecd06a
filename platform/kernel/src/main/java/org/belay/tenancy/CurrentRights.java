// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rights of the current actor. They come with the first statement of each transaction; only where none has begun
 * yet in this scope does asking cost a round trip.
 */
@Component
public class CurrentRights {

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    CurrentRights(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    public Rights get() {
        var scope = TenantScope.current().orElse(null);
        if (scope == null) {
            return Rights.NONE;
        }
        if (scope.rights().isEmpty()) {
            reading.executeWithoutResult(
                    status -> jdbc.sql("select 1").query(Integer.class).single());
        }
        return scope.rights().orElse(Rights.NONE);
    }
}
