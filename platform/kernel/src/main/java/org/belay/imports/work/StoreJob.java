// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.belay.audit.AuditLog;
import org.belay.imports.ImportJournal;
import org.belay.imports.RosterImported;
import org.belay.imports.RosterResult;
import org.belay.imports.RosterSource;
import org.belay.imports.RosterStore;
import org.belay.jobs.JobHandler;
import org.belay.jobs.JobRun;
import org.belay.roster.RosterCheck;
import org.belay.roster.RosterCheck.Choice;
import org.belay.tables.ImportableTable.Tally;
import org.belay.tables.TableCheck;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a roster over. All or nothing happens in one transaction; otherwise each batch has its own, with a checkpoint,
 * and a run that was cut off goes on after the last one.
 */
@Component
public class StoreJob implements JobHandler {

    public static final String TYPE = "imports.store";

    private final BundleReader reader;
    private final RosterImports imports;
    private final RosterStore store;
    private final TableReader tableReader;
    private final Tables tables;
    private final ImportJournal journal;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;
    private final PlatformTransactionManager transactions;
    private final TransactionTemplate transaction;

    StoreJob(
            BundleReader reader,
            RosterImports imports,
            RosterStore store,
            TableReader tableReader,
            Tables tables,
            ImportJournal journal,
            AuditLog audit,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.imports = imports;
        this.store = store;
        this.tableReader = tableReader;
        this.tables = tables;
        this.journal = journal;
        this.audit = audit;
        this.events = events;
        this.json = json;
        this.clock = clock;
        this.transactions = transactions;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(JobRun run) {
        var ref = run.parameters(ImportRef.class);
        run.resultAt(ref.path());
        var accepted = Objects.requireNonNull(transaction.execute(status -> imports.require(ref.id())));
        if (accepted.state() != ImportState.IMPORTING) {
            return; // done by an earlier run
        }
        if (!accepted.roster()) {
            take(run, ref, accepted);
            return;
        }
        reader.read(accepted.file(), check -> {
            take(run, ref, Objects.requireNonNull(accepted.choice()), check);
            return ref;
        });
    }

    private void take(JobRun run, ImportRef ref, Choice choice, RosterCheck check) throws IOException {
        var report = check.report();
        if (report.blocked() || choice == Choice.ALL_OR_NOTHING && report.errors() > 0) {
            transaction.executeWithoutResult(
                    status -> imports.require(ref.id()).sendBack(report, json.writeValueAsString(report)));
            throw new RuleViolation("imports.changed-since");
        }
        var source = Objects.requireNonNull(
                transaction.execute(status -> store.source(check.manifest().system())));
        try {
            if (choice == Choice.ALL_OR_NOTHING) {
                transaction.executeWithoutResult(status -> {
                    new Storing(store, journal, run, source, ref.id(), check, transactions, false).run();
                    finish(run, ref, source, check);
                });
            } else {
                new Storing(store, journal, run, source, ref.id(), check, transactions, true).run();
                transaction.executeWithoutResult(status -> finish(run, ref, source, check));
            }
        } catch (Storing.Stopped stopped) {
            return; // cancelled, or to be continued elsewhere
        }
    }

    private void take(JobRun run, ImportRef ref, RosterImport accepted) {
        var check = tableReader.check(accepted);
        boolean whole = accepted.choice() == Choice.ALL_OR_NOTHING;
        try {
            var report = check.report();
            if (report.blocked() || whole && report.errors() > 0) {
                transaction.executeWithoutResult(
                        status -> imports.require(ref.id()).sendBack(report, json.writeValueAsString(report)));
                throw new RuleViolation("imports.changed-since");
            }
            var table = tables.require(accepted.kind());
            var storing = new TableStoring(table, journal, run, ref.id(), report.ready(), transactions, !whole);
            if (whole) {
                transaction.executeWithoutResult(status -> finish(run, ref, table.key(), tally(storing, check)));
            } else {
                var tally = tally(storing, check);
                transaction.executeWithoutResult(status -> finish(run, ref, table.key(), tally));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Storing.Stopped stopped) {
            return; // cancelled, or to be continued elsewhere
        }
    }

    private static Tally tally(TableStoring storing, TableCheck check) {
        try {
            return storing.run(check);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finish(JobRun run, ImportRef ref, String table, Tally tally) {
        var count = new RosterResult.Count(table, tally.added(), tally.changed(), 0, tally.unchanged(), 0);
        var result = new RosterResult(List.of(count), Map.of());
        imports.require(ref.id()).done(json.writeValueAsString(result), clock.instant());
        audit.record(
                "table.imported",
                "roster-import",
                ref.id().value(),
                Map.of("table", table, "added", tally.added(), "changed", tally.changed()));
        run.report("imports.store.table-done", tally.added(), tally.changed(), tally.unchanged());
    }

    private void finish(JobRun run, ImportRef ref, RosterSource source, RosterCheck check) {
        var result = store.result(source, ref.id(), check.report());
        imports.require(ref.id()).done(json.writeValueAsString(result), clock.instant());
        audit.record("roster.imported", "roster-import", ref.id().value(), told(result));
        var people = result.of("users.csv");
        events.publishEvent(
                new RosterImported(TenantScope.require().tenant(), ref.id(), people.added(), people.changed()));
        run.report("imports.store.done", people.added(), people.changed());
    }

    private static Map<String, Object> told(RosterResult result) {
        var told = new TreeMap<String, Object>();
        result.counts()
                .forEach(count -> told.put(
                        count.file(),
                        Map.of("added", count.added(), "changed", count.changed(), "ended", count.ended())));
        return told;
    }
}
