// SPDX-License-Identifier: Apache-2.0
package org.belay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantKind;
import org.belay.tenancy.TenantScope;
import org.belay.tenancy.Tenants;
import org.belay.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@Import(TestDatabase.class)
class AccessCleaningTests {

    @Autowired
    AccessCleaning cleaning;

    @Autowired
    Tenants tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void whatHasExpiredIsForgottenAndTheRestStays() {
        var tenant = tenants.found(
                "cleaning",
                "A tenant",
                TenantKind.EMPLOYER,
                Set.of("cleaning.test"),
                ZoneId.of("America/Detroit"),
                Locale.US,
                "US",
                "#0b6e7f");
        var now = Instant.now().toEpochMilli();
        TenantScope.run(
                tenant,
                Actor.SYSTEM,
                () -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    aSession("live", now + 60_000);
                    aSession("expired", now - 60_000);
                    aTry("recent", "now()", "null");
                    aTry("locked", "now() - interval '2 days'", "now() + interval '1 hour'");
                    aTry("old", "now() - interval '2 days'", "now() - interval '1 day'");
                }));

        TenantScope.run(tenant, Actor.SYSTEM, cleaning::run);

        TenantScope.run(tenant, Actor.SYSTEM, () -> {
            assertThat(all("select trim(session_id) from platform.spring_session"))
                    .containsExactly("live");
            assertThat(all("select login_lower from platform.sign_in_brake"))
                    .containsExactlyInAnyOrder("recent", "locked");
        });
    }

    private void aSession(String id, long expires) {
        jdbc.sql(
                        "insert into platform.spring_session values (platform.current_tenant(), :id, :id, 0, 0, 60, :expires, null)")
                .param("id", id)
                .param("expires", expires)
                .update();
    }

    private void aTry(String login, String triedAt, String lockedUntil) {
        jdbc.sql(
                        "insert into platform.sign_in_brake (kind, login_lower, tries, tried_at, locked_until) values ('SIGN_IN', :login, 1, %s, %s)"
                                .formatted(triedAt, lockedUntil))
                .param("login", login)
                .update();
    }

    private List<String> all(String sql) {
        Supplier<List<String>> query = () -> jdbc.sql(sql).query(String.class).list();
        return new TransactionTemplate(transactions).execute(status -> query.get());
    }
}
