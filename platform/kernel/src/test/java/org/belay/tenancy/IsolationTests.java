// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.belay.KernelTest;
import org.belay.TestTenants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The wall itself: plain SQL without any tenant predicate, on the application's own data source. */
@KernelTest
class IsolationTests {

    @Autowired
    TestTenants tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    DataSource dataSource;

    TenantId alpha;
    TenantId beta;

    @BeforeEach
    void settings() {
        alpha = tenants.alpha();
        beta = tenants.beta();
        for (var tenant : List.of(alpha, beta)) {
            tenants.inTenant(tenant, () -> {
                jdbc.sql("delete from platform.feature_switch").update();
                jdbc.sql(
                                "insert into platform.feature_switch (feature, enabled, changed_at) values ('own', true, now())")
                        .update();
            });
        }
    }

    private int rows() {
        return jdbc.sql("select count(*) from platform.feature_switch")
                .query(Integer.class)
                .single();
    }

    private int rowsWithoutTenant() {
        return Objects.requireNonNull(transaction().execute(status -> rows()));
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    @Test
    void aTenantSeesItsOwnRowsAlone() {
        assertThat(tenants.in(alpha, this::rows)).isEqualTo(1);
    }

    @Test
    void withoutATenantThereAreNoRows() {
        assertThat(rowsWithoutTenant()).isZero();
    }

    @Test
    void aRowForAnotherTenantIsRefused() {
        assertThatThrownBy(() -> tenants.inTenant(
                        alpha,
                        () -> jdbc.sql(
                                        "insert into platform.feature_switch (tenant_id, feature, enabled, changed_at) values (?, 'smuggled', true, now())")
                                .param(beta.value())
                                .update()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void aRowWithoutATenantIsRefused() {
        assertThatThrownBy(() -> transaction()
                        .execute(status -> jdbc.sql(
                                        "insert into platform.feature_switch (feature, enabled, changed_at) values ('homeless', true, now())")
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void anotherTenantsRowsAreNeitherChangedNorDeleted() {
        var touched = tenants.in(
                alpha,
                () -> jdbc.sql("update platform.feature_switch set enabled = false where tenant_id = ?")
                                .param(beta.value())
                                .update()
                        + jdbc.sql("delete from platform.feature_switch where tenant_id = ?")
                                .param(beta.value())
                                .update());

        assertThat(touched).isZero();
        assertThat(tenants.in(beta, this::rows)).isEqualTo(1);
    }

    @Test
    void aReferenceToAnotherTenantsRowIsRefused() {
        var actor = tenants.actorWith(beta);

        assertThatThrownBy(() -> tenants.inTenant(
                        alpha,
                        () -> jdbc.sql(
                                        "insert into platform.role_assignment (id, actor_id, role_id) select ?, ?, id from platform.role limit 1")
                                .param(UUID.randomUUID())
                                .param(actor.id())
                                .update()))
                .hasStackTraceContaining("foreign key");
    }

    @Test
    void workOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> TenantScope.call(alpha, Actor.SYSTEM, this::rows))
                .hasMessageContaining("Work outside a transaction is refused");
    }

    @Test
    void aTransactionDoesNotPassToAnotherTenant() {
        assertThatThrownBy(() -> tenants.inTenant(alpha, () -> {
                    rows();
                    TenantScope.run(beta, Actor.SYSTEM, this::rows);
                }))
                .hasMessageContaining("belongs to another tenant");
    }

    @Test
    void theNextTransactionOnTheSameConnectionForgetsTheTenant() {
        for (int i = 0; i < 40; i++) {
            tenants.in(alpha, this::rows);
            assertThat(rowsWithoutTenant()).isZero();
        }
    }

    @Test
    void aSavepointRolledBackKeepsTheTenant() {
        var seen = TenantScope.call(
                alpha,
                Actor.SYSTEM,
                () -> new TransactionTemplate(new JdbcTransactionManager(dataSource)).execute(outer -> {
                    var savepoint = outer.createSavepoint();
                    rows();
                    outer.rollbackToSavepoint(savepoint);
                    return rows();
                }));

        assertThat(seen).isEqualTo(1);
    }

    @Test
    void aTenantCannotChangeAnotherTenantsEntry() {
        var touched = tenants.in(
                alpha,
                () -> jdbc.sql("update platform.tenant set name = 'Taken over' where id = ?")
                        .param(beta.value())
                        .update());

        assertThat(touched).isZero();
    }

    @Test
    void aTenantCannotFoundATenantOrTakeAHost() {
        assertThatThrownBy(() -> tenants.inTenant(
                        alpha,
                        () -> jdbc.sql(
                                        "insert into platform.tenant_host (host, tenant_id) values ('beta2.localhost', ?)")
                                .param(alpha.value())
                                .update()))
                .hasStackTraceContaining("row-level security");
    }
}
