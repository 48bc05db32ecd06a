// SPDX-License-Identifier: Apache-2.0
package org.belay.files.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.files.FileId;
import org.belay.files.FileStore;
import org.belay.files.StoredFile;
import org.belay.jobs.RecurringTenantWork;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads every file once a day and notes those whose bytes are gone or are not what was stored. A place that cannot be
 * reached ends the round; it does not make its files missing.
 */
@Component
class FileCheck implements RecurringTenantWork {

    private static final Logger LOG = LoggerFactory.getLogger(FileCheck.class);
    private static final int PORTION = 100;

    private final FileStore store;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FileCheck(FileStore store, JdbcClient jdbc, AuditLog audit, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    enum Fault {
        MISSING,
        CHANGED
    }

    /** A file as it was stored. */
    private record Expected(FileId id, String sha256) {}

    @Override
    public String name() {
        return "files.check";
    }

    @Override
    public Duration interval() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        var last = new UUID(0, 0);
        List<Expected> portion;
        do {
            portion = after(last);
            var missing = new ArrayList<FileId>();
            var changed = new ArrayList<FileId>();
            var whole = new ArrayList<FileId>();
            for (var file : portion) {
                var fault = look(file);
                (fault == null ? whole : fault == Fault.MISSING ? missing : changed).add(file.id());
                last = file.id().value();
            }
            transaction.executeWithoutResult(status -> {
                note(Fault.MISSING, missing);
                note(Fault.CHANGED, changed);
                forget(whole);
            });
        } while (portion.size() == PORTION);
    }

    private List<Expected> after(UUID last) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql("""
                        select id, sha256 from platform.stored_file
                         where tenant_id = platform.current_tenant() and id > :last order by id limit :most""")
                .param("last", last)
                .param("most", PORTION)
                .query((row, number) -> new Expected(
                        FileId.of(row.getObject("id", UUID.class)),
                        HexFormat.of().formatHex(row.getBytes("sha256"))))
                .list()));
    }

    private @Nullable Fault look(Expected file) {
        try {
            var bytes = store.open(file.id()).orElse(null);
            if (bytes == null) {
                return Fault.MISSING;
            }
            try (bytes) {
                return StoredFile.sha256(bytes).equals(file.sha256()) ? null : Fault.CHANGED;
            }
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    /** Notes those that were not noted before, unless somebody has removed the file meanwhile. */
    private void note(Fault fault, List<FileId> files) {
        if (files.isEmpty()) {
            return;
        }
        var fresh = jdbc.sql("""
                        insert into platform.file_fault as known (file_id, kind, found_at)
                        select id, :kind, :now from platform.stored_file
                         where tenant_id = platform.current_tenant() and id = any(:ids)
                            on conflict (tenant_id, file_id) do update set kind = excluded.kind where known.kind <> excluded.kind
                        returning file_id""")
                .param("kind", fault.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ids", ids(files))
                .query(UUID.class)
                .list();
        if (!fresh.isEmpty()) {
            audit.record(
                    "file.damaged", "file", null, Map.of("fault", fault.name(), "files", fresh, "count", fresh.size()));
            LOG.error(
                    "{} files of tenant {} are {}, among them {}.",
                    fresh.size(),
                    TenantScope.require().tenant(),
                    fault,
                    fresh.getFirst());
        }
    }

    private void forget(List<FileId> whole) {
        if (whole.isEmpty()) {
            return;
        }
        var mended = jdbc.sql("delete from platform.file_fault where tenant_id = platform.current_tenant()"
                        + " and file_id = any(:ids) returning file_id")
                .param("ids", ids(whole))
                .query(UUID.class)
                .list();
        if (!mended.isEmpty()) {
            audit.record("file.whole-again", "file", null, Map.of("files", mended, "count", mended.size()));
        }
    }

    private static UUID[] ids(List<FileId> files) {
        return files.stream().map(FileId::value).toArray(UUID[]::new);
    }
}
