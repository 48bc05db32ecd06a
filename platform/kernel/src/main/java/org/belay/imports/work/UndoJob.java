// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import java.util.Map;
import java.util.Objects;
import org.belay.audit.AuditLog;
import org.belay.imports.ImportUndo;
import org.belay.imports.RosterImportId;
import org.belay.imports.Undone;
import org.belay.jobs.JobHandler;
import org.belay.jobs.JobRun;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Puts back what an import changed, or finds out what that would do. */
@Component
public class UndoJob implements JobHandler {

    public static final String TYPE = "imports.undo";

    private final ImportUndo undo;
    private final RosterImports imports;
    private final AuditLog audit;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    UndoJob(
            ImportUndo undo,
            RosterImports imports,
            AuditLog audit,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.undo = undo;
        this.imports = imports;
        this.audit = audit;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Which import, and whether everything is taken back at the end. */
    public record Round(RosterImportId id, boolean preview) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(JobRun run) {
        var round = run.parameters(Round.class);
        run.resultAt(new ImportRef(round.id()).path());
        var wanted = round.preview() ? ImportState.UNDO_CHECKING : ImportState.UNDOING;
        var state = Objects.requireNonNull(
                transaction.execute(status -> imports.require(round.id()).state()));
        if (state != wanted) {
            return; // done by an earlier run
        }
        try {
            var id = round.id().value();
            finish(round, run, round.preview() ? undo.preview(id, run) : undo.undo(id, run));
        } catch (ImportUndo.Stopped stopped) {
            return; // cancelled, or to be continued elsewhere
        }
    }

    private void finish(Round round, JobRun run, Undone undone) {
        var text = json.writeValueAsString(undone);
        transaction.executeWithoutResult(status -> {
            var found = imports.require(round.id());
            if (round.preview()) {
                found.undoChecked(text);
                run.report("imports.undo.checked", undone.removed(), undone.restored(), undone.left());
            } else {
                found.undone(text);
                audit.record(
                        "roster.undone",
                        "roster-import",
                        round.id().value(),
                        Map.of("removed", undone.removed(), "restored", undone.restored(), "left", undone.left()));
                run.report("imports.undo.done", undone.removed(), undone.restored(), undone.left());
            }
        });
    }
}
