// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.belay.imports.ImportJournal;
import org.belay.jobs.RecurringTenantWork;
import org.belay.plugins.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** For how long an import can be undone. */
public record UndoTime(Duration length) {

    public static final String SETTING = "imports.undo-days";

    public static UndoTime of(Settings settings) {
        return new UndoTime(Duration.ofDays(settings.number(SETTING)));
    }

    /** The last moment for an import that ended then; null for one that has not. */
    @Nullable
    public Instant end(@Nullable Instant ended) {
        return ended == null ? null : ended.plus(length);
    }

    /** Forgets what only an undo would need once its time is over. */
    @Component
    static class Sweep implements RecurringTenantWork {

        private final ImportJournal journal;
        private final Settings settings;
        private final Clock clock;
        private final TransactionTemplate transaction;

        Sweep(ImportJournal journal, Settings settings, Clock clock, PlatformTransactionManager transactions) {
            this.journal = journal;
            this.settings = settings;
            this.clock = clock;
            this.transaction = new TransactionTemplate(transactions);
        }

        @Override
        public String name() {
            return "imports.undo-sweep";
        }

        @Override
        public Duration interval() {
            return Duration.ofHours(6);
        }

        @Override
        public void run() {
            transaction.executeWithoutResult(status -> journal.forgetBefore(
                    clock.instant().minus(of(settings).length()).minus(Duration.ofDays(1))));
        }
    }
}
