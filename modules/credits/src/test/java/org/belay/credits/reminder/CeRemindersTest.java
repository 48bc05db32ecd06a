// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.belay.credits.CreditsSystemTest;
import org.belay.credits.TwoAssociations;
import org.belay.credits.TwoAssociations.Somebody;
import org.belay.notices.Notices;
import org.belay.tenancy.Actor;
import org.belay.tenancy.Ids;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CreditsSystemTest
class CeRemindersTest {

    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    TwoAssociations associations;

    @Autowired
    Notices notices;

    @Autowired
    TenantDirectory tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Somebody tess;

    @BeforeEach
    void join() {
        tess = associations.newPerson(TwoAssociations.NORTH, "member");
    }

    @Test
    void theEndOfACycleIsToldOnceAtEachStep() {
        holds("RHIA", TODAY.plusDays(60));

        round(0);
        round(0);
        round(1);
        assertThat(told()).containsExactly("credits.cycle-ends RHIA/" + TODAY.plusDays(60) + "/60");

        round(29);
        assertThat(told()).hasSize(1);
        round(30);
        round(31);
        assertThat(told()).hasSize(2);
    }

    @Test
    void aCycleThatEndsLongFromNowOrIsOverIsNotTold() {
        holds("RHIA", TODAY.plusDays(181));
        holds("RHIT", TODAY.minusDays(1));

        round(0);

        assertThat(told()).isEmpty();
    }

    @Test
    void anEntryWithoutCertificateIsToldAfterAWeek() {
        var entry = logged();

        round(6);
        assertThat(told()).isEmpty();
        round(7);
        round(8);
        assertThat(told()).containsExactly("credits.certificate-missing " + entry);
    }

    /** The hourly work, so many days from now. */
    private void round(int days) {
        var clock = Clock.fixed(NOW.plus(Duration.ofDays(days)), ZoneOffset.UTC);
        var reminders = new CeReminders(notices, tenants, jdbc, transactions, clock);
        TenantScope.run(tess.tenant(), Actor.SYSTEM, reminders::run);
    }

    private void holds(String code, LocalDate end) {
        in(() -> jdbc.sql("""
                        insert into credits.credential (id, person_id, code, cycle_start, cycle_end, estimated, version)
                        values (:id, :person, :code, :start, :end, false, 0)""")
                .param("id", Ids.next())
                .param("person", tess.actor().id())
                .param("code", code)
                .param("start", end.minusMonths(24))
                .param("end", end)
                .update());
    }

    private String logged() {
        var id = Ids.next();
        in(() -> jdbc.sql("""
                        insert into credits.entry
                               (id, person_id, submission, title, provider, provider_kind, activity_date, minutes, printed, delivery,
                                domains, type, counts_for, state, logged_at, version)
                        values (:id, :person, 'sample', 'Coding roundtable', 'Northshore Learning', 'other', :day, 60, '{}',
                                'IN_PERSON', '{}', 'webinar', '{}', 'COUNTED', :logged, 0)""")
                .param("id", id)
                .param("person", tess.actor().id())
                .param("day", TODAY)
                .param("logged", NOW.atOffset(ZoneOffset.UTC))
                .update());
        return id.toString();
    }

    private List<String> told() {
        return in(() -> jdbc.sql("""
                        select kind || ' ' || occasion from platform.notice
                         where tenant_id = platform.current_tenant() and person_id = :person order by id""")
                .param("person", tess.actor().id())
                .query(String.class)
                .list());
    }

    private <T> T in(Supplier<T> work) {
        return TenantScope.call(
                tess.tenant(), Actor.SYSTEM, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
