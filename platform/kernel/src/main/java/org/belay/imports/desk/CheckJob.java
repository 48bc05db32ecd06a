// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.util.Objects;
import org.belay.files.FileId;
import org.belay.jobs.JobHandler;
import org.belay.jobs.JobRun;
import org.belay.roster.RosterCheck;
import org.belay.roster.RosterReport;
import org.belay.roster.UnreadableRoster;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Reads a roster without storing anything of it, and keeps what was found. */
@Component
class CheckJob implements JobHandler {

    static final String TYPE = "imports.check";

    private final BundleReader reader;
    private final RosterImports imports;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    CheckJob(BundleReader reader, RosterImports imports, JsonMapper json, PlatformTransactionManager transactions) {
        this.reader = reader;
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
        var file = begin(ref);
        var report = check(file);
        var text = json.writeValueAsString(report);
        transaction.executeWithoutResult(status -> imports.require(ref.id()).checked(report, text));
        run.report("imports.check.done", report.ready(), report.rows());
    }

    private FileId begin(ImportRef ref) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var started = imports.require(ref.id());
            started.beginCheck();
            return started.file();
        }));
    }

    private RosterReport check(FileId file) {
        try {
            return reader.read(file, RosterCheck::report);
        } catch (UnreadableRoster failure) {
            return RosterReport.unreadable(failure);
        }
    }
}
