// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.belay.jobs.RecurringTenantWork;
import org.belay.notices.NoticeText;
import org.belay.notices.Notices;
import org.belay.people.PersonId;
import org.belay.tenancy.TenantDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people when a cycle ends soon, and which entry still lacks its certificate a week after it was logged. Each
 * thing is told once, however often this runs; a few days of leeway let a day without a run pass.
 */
@Component
class CeReminders implements RecurringTenantWork {

    /** Days before the end of a cycle at which people hear of it. */
    private static final List<Integer> STEPS = List.of(180, 90, 60, 30, 7);

    private static final int LEEWAY = 3;
    private static final int DAYS_FOR_A_CERTIFICATE = 7;

    private final Notices notices;
    private final TenantDirectory tenants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CeReminders(
            Notices notices,
            TenantDirectory tenants,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.notices = notices;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Ending(PersonId person, String code, LocalDate end) {}

    private record Lacking(PersonId person, UUID entry, String title) {}

    @Override
    public String name() {
        return "credits.reminders";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var today = LocalDate.ofInstant(clock.instant(), tenants.current().zone());
        for (var step : STEPS) {
            transaction.executeWithoutResult(status -> ending(today, step).forEach(cycle -> tell(cycle, today, step)));
        }
        transaction.executeWithoutResult(status -> lacking(today).forEach(this::tell));
    }

    private void tell(Ending cycle, LocalDate today, int step) {
        notices.tellOnce(
                cycle.person(),
                "credits.cycle-ends",
                cycle.code() + "/" + cycle.end() + "/" + step,
                NoticeText.of(
                        "credits.notice.cycle-ends",
                        cycle.code(),
                        ChronoUnit.DAYS.between(today, cycle.end()),
                        cycle.end()),
                "/credits");
    }

    private void tell(Lacking entry) {
        notices.tellOnce(
                entry.person(),
                "credits.certificate-missing",
                entry.entry().toString(),
                NoticeText.of("credits.notice.certificate-missing", entry.title()),
                "/credits/entries/" + entry.entry());
    }

    private List<Ending> ending(LocalDate today, int step) {
        return jdbc.sql("""
                        select person_id, code, cycle_end from credits.credential
                         where tenant_id = platform.current_tenant() and cycle_end between :from and :to""")
                .param("from", today.plusDays(step - LEEWAY))
                .param("to", today.plusDays(step))
                .query((row, number) -> new Ending(
                        PersonId.of(row.getObject("person_id", UUID.class)),
                        row.getString("code"),
                        row.getObject("cycle_end", LocalDate.class)))
                .list();
    }

    private List<Lacking> lacking(LocalDate today) {
        return jdbc.sql("""
                        select person_id, id, title from credits.entry
                         where tenant_id = platform.current_tenant() and certificate is null and removed_at is null
                           and cast(logged_at as date) between :from and :to""")
                .param("from", today.minusDays(DAYS_FOR_A_CERTIFICATE + LEEWAY))
                .param("to", today.minusDays(DAYS_FOR_A_CERTIFICATE))
                .query((row, number) -> new Lacking(
                        PersonId.of(row.getObject("person_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getString("title")))
                .list();
    }
}
