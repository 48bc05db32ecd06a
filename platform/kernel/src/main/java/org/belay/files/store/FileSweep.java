// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.belay.files.FileId;
import org.belay.files.FileStore;
import org.belay.jobs.RecurringTenantWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes bytes that no row has spoken for within an hour. A transaction that stores a file must therefore end within
 * the hour.
 */
@Component
class FileSweep implements RecurringTenantWork {

    private static final Duration SPARED = Duration.ofHours(1);

    private final FileStore store;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FileSweep(FileStore store, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "files.sweep";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        try {
            store.eachBefore(clock.instant().minus(SPARED), this::sweep);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sweep(List<FileId> old) {
        if (old.isEmpty()) {
            return;
        }
        var known = transaction.execute(status -> new HashSet<>(jdbc.sql("""
                        select id from platform.stored_file
                         where tenant_id = platform.current_tenant() and id = any (:ids)""")
                .param("ids", old.stream().map(FileId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list()));
        old.stream().filter(file -> !known.contains(file.value())).forEach(this::remove);
    }

    private void remove(FileId orphan) {
        try {
            store.remove(orphan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
