// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.belay.imports.ImportJournal;
import org.belay.imports.RosterImportId;
import org.belay.imports.RosterSource;
import org.belay.imports.RosterStore;
import org.belay.jobs.JobRun;
import org.belay.roster.Manifest;
import org.belay.roster.RosterCheck;
import org.belay.roster.RosterFile;
import org.belay.roster.RosterRow;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One run through the ready rows of a bundle, batch by batch. */
final class Storing {

    private static final int BATCH = 500;

    private final RosterStore store;
    private final ImportJournal journal;
    private final JobRun run;
    private final RosterSource source;
    private final RosterImportId id;
    private final RosterCheck check;
    private final TransactionTemplate own;
    private final TransactionTemplate outside;
    private final boolean continues;
    private final int total;
    private final Place begun;
    private final List<RosterRow> batch = new ArrayList<>();
    private int handed;
    private @Nullable RosterFile file;
    private int alike;

    /** @param continues whether each batch is stored for itself, and an earlier run continued */
    Storing(
            RosterStore store,
            ImportJournal journal,
            JobRun run,
            RosterSource source,
            RosterImportId id,
            RosterCheck check,
            PlatformTransactionManager transactions,
            boolean continues) {
        this.store = store;
        this.journal = journal;
        this.run = run;
        this.source = source;
        this.id = id;
        this.check = check;
        this.own = new TransactionTemplate(transactions);
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.continues = continues;
        this.total = check.report().ready();
        this.begun = continues ? run.checkpoint().map(Place::read).orElse(Place.START) : Place.START;
    }

    /** Somebody has cancelled the job, or the node is going down. */
    static final class Stopped extends RuntimeException {}

    /** How far a run came. Files whose rows stand below others of the same file are read several times, so done again. */
    private record Place(boolean deleting, int file, int line) {

        static final Place START = new Place(false, 0, 0);

        static Place of(RosterRow row) {
            var origin = row.origin();
            boolean deletes = row instanceof RosterRow.Deletion;
            int order = deletes ? -origin.file().ordinal() : origin.file().ordinal();
            boolean nested = origin.file() == RosterFile.ORGS || origin.file() == RosterFile.ACADEMIC_SESSIONS;
            return new Place(deletes, order, nested ? 0 : origin.line());
        }

        static Place read(String text) {
            var parts = text.split(" ", -1);
            return new Place(Boolean.parseBoolean(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }

        boolean covers(Place other) {
            if (deleting != other.deleting) {
                return deleting;
            }
            return file != other.file ? file > other.file : line > 0 && line >= other.line;
        }

        @Override
        public String toString() {
            return deleting + " " + file + " " + line;
        }
    }

    void run() {
        try {
            check.forEachReady(RosterCheck.Choice.READY_ROWS, this::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        flush();
        for (var file : RosterFile.values()) {
            if (check.manifest().mode(file) == Manifest.Mode.BULK) {
                own.executeWithoutResult(status -> {
                    journal.begin(id.value());
                    store.endOthers(source, id, file, sourcedId -> check.names(file, sourcedId));
                });
            }
        }
    }

    private void take(RosterRow row) {
        if (begun.covers(Place.of(row))) {
            handed++;
            return;
        }
        if (!batch.isEmpty() && (batch.size() == BATCH || !goesWith(row, batch.getLast()))) {
            flush();
        }
        batch.add(row);
    }

    private static boolean goesWith(RosterRow row, RosterRow other) {
        return row.origin().file() == other.origin().file()
                && row instanceof RosterRow.Deletion == other instanceof RosterRow.Deletion;
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        var first = batch.getFirst();
        alike = first.origin().file() == file ? alike + 1 : 1;
        file = first.origin().file();
        own.executeWithoutResult(status -> {
            journal.begin(id.value());
            if (first instanceof RosterRow.Deletion) {
                store.end(
                        source,
                        id,
                        first.origin().file(),
                        batch.stream().map(row -> row.origin().sourcedId()).toList());
            } else {
                store.store(source, id, batch);
            }
            journal.learnSizes(alike);
            if (continues) {
                run.checkpoint(Place.of(batch.getLast()).toString());
            }
        });
        handed += batch.size();
        batch.clear();
        outside.executeWithoutResult(status -> {
            run.progress(handed, total);
            if (run.cancelled()) {
                throw new Stopped();
            }
        });
    }
}
