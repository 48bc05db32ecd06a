// SPDX-License-Identifier: Apache-2.0
package org.belay.app.nodes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.belay.embedded.EmbeddedDatabase;

/** What the database itself says of one organization, asked beside the application and by its role. */
record Books(String url, String tenant) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String OPEN = """
            select (select count(*) from platform.mail where state = 'QUEUED' and kind = 'service')
                 + (select count(*) from platform.job where state in ('QUEUED', 'RUNNING'))
                 + (select count(*) from platform.audit_unsealed)
                 + (select count(*) from platform.event_publication where completion_date is null)""";

    long number(String sql) throws SQLException {
        try (var connection = open();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Ids by e-mail. Two people with one e-mail are an error. */
    Map<String, String> people(String domain) throws SQLException {
        var people = new HashMap<String, String>();
        try (var connection = open();
                var query = connection.prepareStatement(
                        "select email, id from platform.person where email like '%' || ?")) {
            query.setString(1, domain);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    if (people.put(row.getString(1), row.getString(2)) != null) {
                        throw new IllegalStateException(row.getString(1) + " is there twice");
                    }
                }
            }
        }
        return people;
    }

    /** How many entries of the audit log tell of an action on one of these people. */
    long entriesOf(String action, Collection<String> people) throws SQLException {
        try (var connection = open();
                var query = connection.prepareStatement(
                        "select count(*) from platform.audit_entry where action = ? and subject_id = any(?)")) {
            query.setString(1, action);
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", people.stream().map(UUID::fromString).toArray()));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Waits until no mail, job, event or seal is left to be done. */
    void awaitQuiet() throws SQLException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (number(OPEN) > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(number(OPEN) + " things are still to be done for " + tenant);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private Connection open() throws SQLException {
        var connection = DriverManager.getConnection(url, EmbeddedDatabase.APPLICATION, EmbeddedDatabase.APPLICATION);
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('belay.tenant', id::text, false) from platform.tenant where slug = '"
                    + tenant + "'");
        }
        return connection;
    }
}
