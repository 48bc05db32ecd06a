// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rights of the current actor. They come with the first statement of each transaction; only where none has begun
 * yet in this scope does asking cost a round trip.
 */
@Component
public class CurrentRights {

    private final JdbcOperations jdbc;
    private final TransactionTemplate reading;

    CurrentRights(JdbcOperations jdbc, PlatformTransactionManager transactions) {
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
            reading.executeWithoutResult(status -> jdbc.execute(CurrentRights::enter));
        }
        return scope.rights().orElse(Rights.NONE);
    }

    /** Preparing a statement is enough to enter the tenant; it is never sent, so this costs one round trip. */
    private static boolean enter(Connection connection) throws SQLException {
        connection.prepareStatement("select 1").close();
        return true;
    }
}
