// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.belay.embedded.EmbeddedDatabase;
import org.belay.tenancy.Tenant;
import org.belay.testkit.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The same with row-level security off: what the queries say themselves keeps strangers out. */
@SystemTest
@TestPropertySource(properties = "belay.jobs.enabled=false") // a database of its own, and nobody else at work in it
class EveryAddressWithoutThePoliciesTests extends EveryAddressTests {

    private static final String SWITCH = """
        do $$ declare isolated regclass; begin
          for isolated in select polrelid::regclass from pg_policy where polname = 'tenant' loop
            execute format('alter table %%s %s row level security', isolated);
          end loop;
        end $$""";

    @Autowired
    TestDatabase.Location database;

    @Override
    Answer call(Address address, AddressSample sample, Tenant tenant, String person, String thing) {
        policies("disable");
        try {
            return super.call(address, sample, tenant, person, thing);
        } finally {
            policies("enable");
        }
    }

    private void policies(String state) {
        try (var connection =
                        DriverManager.getConnection(database.url(), EmbeddedDatabase.OWNER, EmbeddedDatabase.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(SWITCH.formatted(state));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
