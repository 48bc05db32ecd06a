// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.belay.KernelTest;
import org.belay.embedded.EmbeddedDatabase;
import org.belay.testkit.Catalogue;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KernelTest
class CatalogueTests {

    @Autowired
    TestDatabase.Location database;

    @Test
    void everyTableOfTheKernelStandsBehindTheTenantWall() {
        assertThat(Catalogue.findings(database.url())).isEmpty();
    }

    @Test
    void aTableOutsideTheWallIsNamed() throws SQLException {
        var url = TestDatabase.create();
        execute(url, "create schema trial", "create table trial.open (id int primary key, tenant_id uuid)");

        assertThat(Catalogue.findings(url))
                .contains(
                        "trial.open has row-level security switched off",
                        "trial.open does not force row-level security on its owner",
                        "trial.open has no tenant_id that must be filled",
                        "trial.open has no policy on the tenant for reading and writing",
                        "index open_pkey of trial.open does not lead with tenant_id");
    }

    @Test
    void aPartitionThatMayBeReadDirectlyIsNamed() throws SQLException {
        var url = TestDatabase.create();
        execute(
                url,
                "create schema trial",
                "grant usage on schema trial to belay_app",
                "create table trial.log (tenant_id uuid not null, at date not null, primary key (tenant_id, at)) partition by range (at)",
                "create table trial.log_2026 partition of trial.log for values from ('2026-01-01') to ('2027-01-01')",
                "grant select on trial.log_2026 to belay_app");

        assertThat(Catalogue.findings(url))
                .contains(
                        "trial.log_2026 is a partition that the application may read directly",
                        "trial.log_2026 has row-level security switched off");
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.OWNER)) {
            for (var sql : statements) {
                try (var statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
        }
    }
}
