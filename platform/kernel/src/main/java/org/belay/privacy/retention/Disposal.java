// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.belay.files.FileId;
import org.belay.files.Files;
import org.belay.jobs.RecurringTenantWork;
import org.belay.personal.PersonalData;
import org.belay.tenancy.Ids;
import org.belay.tenancy.TenantDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what has been kept for its years, portion by portion, each with its line in the log. */
@Component
class Disposal implements RecurringTenantWork {

    private static final int AT_ONCE = 1_000;

    private final List<PersonalData> handlers;
    private final Schedules schedules;
    private final Files files;
    private final TenantDirectory tenants;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Disposal(
            List<PersonalData> handlers,
            Schedules schedules,
            Files files,
            TenantDirectory tenants,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.handlers = handlers;
        this.schedules = schedules;
        this.files = files;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "privacy.disposal";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(12);
    }

    @Override
    public void run() {
        for (var handler : handlers) {
            var schedule = schedules.get(handler.recordType());
            var years = schedule.years();
            if (schedule.disposable() && years != null) {
                dispose(handler, schedule, before(years));
            }
        }
    }

    private Instant before(int years) {
        return clock.instant()
                .atZone(tenants.current().zone())
                .minusYears(years)
                .toInstant();
    }

    private void dispose(PersonalData handler, Schedule schedule, Instant before) {
        long gone;
        do {
            gone = Objects.requireNonNull(transaction.execute(status -> portion(handler, schedule, before)));
        } while (gone == AT_ONCE);
    }

    private long portion(PersonalData handler, Schedule schedule, Instant before) {
        var disposed = handler.dispose(before, AT_ONCE);
        disposed.files().forEach(file -> files.remove(FileId.of(file)));
        if (disposed.records() > 0) {
            jdbc.sql("""
                            insert into platform.disposal (id, record_type, older_than, records, files, source, disposed_at)
                            values (:id, :type, :before, :records, :files, :source, :now)""")
                    .param("id", Ids.next())
                    .param("type", handler.recordType())
                    .param("before", before.atOffset(ZoneOffset.UTC))
                    .param("records", disposed.records())
                    .param("files", disposed.files().size())
                    .param("source", schedule.source())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        return disposed.records();
    }
}
