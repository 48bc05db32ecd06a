// SPDX-License-Identifier: Apache-2.0
package org.belay.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.belay.jobs.RecurringTenantWork;
import org.belay.plugins.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes what happened too long ago to be sent again, with its deliveries and their tries; and secrets that are over. */
@Component
class WebhookCleaning implements RecurringTenantWork {

    static final String KEEP = "webhooks.keep-days";

    private static final int LONGEST = 365;
    private static final int AT_ONCE = 1_000;

    private final Settings settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WebhookCleaning(Settings settings, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhooks.cleaning";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(Duration.ofDays(Math.clamp(settings.number(KEEP), 1, LONGEST)));
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        update platform.webhook set previous_secret = null, previous_until = null
                         where tenant_id = platform.current_tenant() and previous_until <= :now""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update());
        int removed = AT_ONCE;
        while (removed == AT_ONCE) {
            removed = transaction.execute(status -> jdbc.sql("""
                            delete from platform.webhook_event e
                             where e.tenant_id = platform.current_tenant() and e.id in (
                                 select old.id from platform.webhook_event old
                                  where old.tenant_id = platform.current_tenant() and old.occurred_at < :before limit :most)""")
                    .param("before", before.atOffset(ZoneOffset.UTC))
                    .param("most", AT_ONCE)
                    .update());
        }
    }
}
