// SPDX-License-Identifier: Apache-2.0
package org.belay.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AuditTest
class SealingRoundsTests {

    @Autowired
    LogBook book;

    @Autowired
    AuditSealer sealer;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void whatWasWrittenIsSealedWithoutAsking() {
        var tenant = book.anOrganization();
        var rounds = new SealingRounds(sealer, tenants, Duration.ofMillis(20), true);
        rounds.start();
        try {
            book.write(tenant, 1);
            new TransactionTemplate(transactions).executeWithoutResult(status -> rounds.expect(tenant));
            waitUntilSealed(tenant, 1);
            book.write(tenant, 1);
            new TransactionTemplate(transactions).executeWithoutResult(status -> rounds.expect(tenant));
            waitUntilSealed(tenant, 2);
        } finally {
            rounds.stop();
        }
        assertThat(rounds.isRunning()).isFalse();
    }

    private void waitUntilSealed(TenantId tenant, int entries) {
        var deadline = Instant.now().plusSeconds(10);
        while (sealed(tenant) < entries) {
            assertThat(Instant.now()).as("sealed in time").isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private int sealed(TenantId tenant) {
        return book.inTransaction(
                tenant,
                () -> jdbc.sql("select count(*) from platform.audit_seal")
                        .query(Integer.class)
                        .single());
    }
}
