// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.belay.jobs.JobHandler;
import org.belay.jobs.JobRun;
import org.belay.roster.RosterCheck;
import org.belay.roster.RosterReport;
import org.belay.roster.UnreadableRoster;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Reads a roster or a table without storing anything of it, and keeps what was found. */
@Component
public class CheckJob implements JobHandler {

    public static final String TYPE = "imports.check";

    private final BundleReader reader;
    private final TableReader tables;
    private final RosterImports imports;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    CheckJob(
            BundleReader reader,
            TableReader tables,
            RosterImports imports,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.tables = tables;
        this.imports = imports;
        this.json = json;
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
        var report = check(begin(ref));
        var text = json.writeValueAsString(report);
        transaction.executeWithoutResult(status -> imports.require(ref.id()).checked(report, text));
        run.report("imports.check.done", report.ready(), report.rows());
    }

    private RosterImport begin(ImportRef ref) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var started = imports.require(ref.id());
            started.beginCheck();
            return started;
        }));
    }

    private RosterReport check(RosterImport started) {
        try {
            return started.roster()
                    ? reader.read(started.file(), RosterCheck::report)
                    : tables.check(started).report();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableRoster failure) {
            return RosterReport.unreadable(failure);
        }
    }
}
