// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.belay.imports.ImportJournal;
import org.belay.imports.RosterImportId;
import org.belay.jobs.JobRun;
import org.belay.tables.ImportableTable;
import org.belay.tables.ImportableTable.Tally;
import org.belay.tables.TableCheck;
import org.belay.tables.TableRow;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One run through the ready rows of a table, batch by batch. */
final class TableStoring {

    private static final int BATCH = 500;

    private final ImportableTable table;
    private final ImportJournal journal;
    private final JobRun run;
    private final RosterImportId id;
    private final TransactionTemplate own;
    private final TransactionTemplate outside;
    private final boolean continues;
    private final int total;
    private final List<TableRow> batch = new ArrayList<>();
    private Place place;
    private int handed;
    private int batches;

    /** @param continues whether each batch is stored for itself, and an earlier run continued */
    TableStoring(
            ImportableTable table,
            ImportJournal journal,
            JobRun run,
            RosterImportId id,
            int total,
            PlatformTransactionManager transactions,
            boolean continues) {
        this.table = table;
        this.journal = journal;
        this.run = run;
        this.id = id;
        this.total = total;
        this.own = new TransactionTemplate(transactions);
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.continues = continues;
        this.place = continues ? run.checkpoint().map(Place::read).orElse(Place.START) : Place.START;
    }

    /** The last line that is stored, and what became of the rows so far. */
    private record Place(int line, Tally tally) {

        static final Place START = new Place(0, Tally.NONE);

        static Place read(String text) {
            var parts = text.split(" ", -1);
            return new Place(
                    Integer.parseInt(parts[0]),
                    new Tally(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3])));
        }

        @Override
        public String toString() {
            return line + " " + tally.added() + " " + tally.changed() + " " + tally.unchanged();
        }
    }

    /** @throws Storing.Stopped when somebody has cancelled the job, or the node is going down */
    Tally run(TableCheck check) throws IOException {
        int begun = place.line();
        check.forEachReady(row -> {
            if (row.line() <= begun) {
                handed++;
                return;
            }
            batch.add(row);
            if (batch.size() == BATCH) {
                flush();
            }
        });
        flush();
        return place.tally();
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        own.executeWithoutResult(status -> {
            journal.begin(id.value());
            var stored = table.store(id.value(), List.copyOf(batch));
            place = new Place(batch.getLast().line(), place.tally().and(stored));
            journal.learnSizes(++batches);
            if (continues) {
                run.checkpoint(place.toString());
            }
        });
        handed += batch.size();
        batch.clear();
        outside.executeWithoutResult(status -> {
            run.progress(handed, total);
            if (run.cancelled()) {
                throw new Storing.Stopped();
            }
        });
    }
}
