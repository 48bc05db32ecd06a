// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.files.FileUse;
import org.belay.files.Files;
import org.belay.files.StoredFile;
import org.belay.imports.ImportJournal;
import org.belay.imports.RosterImportId;
import org.belay.imports.work.CheckJob;
import org.belay.imports.work.ImportRef;
import org.belay.imports.work.InvitationJob;
import org.belay.imports.work.RosterImport;
import org.belay.imports.work.RosterImports;
import org.belay.imports.work.StoreJob;
import org.belay.imports.work.Tables;
import org.belay.imports.work.UndoJob;
import org.belay.imports.work.UndoTime;
import org.belay.jobs.Jobs;
import org.belay.plugins.Settings;
import org.belay.roster.RosterCheck.Choice;
import org.belay.tenancy.Actor;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody decides about a roster or a table: to hand it in, take it over, invite whom it brought, undo it. */
@Service
@Transactional
@PreAuthorize("hasAuthority('imports:use')")
class ImportDesk {

    private static final long LARGEST = 25_000_000;
    private static final FileUse ROSTER =
            new FileUse("roster.import", LARGEST, Set.of("application/zip")).uninspected();
    private static final FileUse TABLE = new FileUse(
                    "table.import", LARGEST, Set.of("text/csv", "text/plain", "text/tab-separated-values"))
            .uninspected();

    private final RosterImports imports;
    private final Tables tables;
    private final ImportJournal journal;
    private final Settings settings;
    private final Files files;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Clock clock;

    ImportDesk(
            RosterImports imports,
            Tables tables,
            ImportJournal journal,
            Settings settings,
            Files files,
            Jobs jobs,
            AuditLog audit,
            Clock clock) {
        this.imports = imports;
        this.tables = tables;
        this.journal = journal;
        this.settings = settings;
        this.files = files;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps the file and has it checked, a table once its columns are mapped. Nothing of it is taken over before {@link
     * #accept}.
     *
     * @param kind {@link RosterImport#ROSTER}, or the key of a table
     * @throws RuleViolation when it is of another type, or too large
     */
    RosterImportId upload(String kind, InputStream bytes, String name) throws IOException {
        tables.requireKind(kind);
        boolean roster = kind.equals(RosterImport.ROSTER);
        var file = store(bytes, name, roster);
        var id = RosterImportId.next();
        var started = new RosterImport(id, kind, file, actor(), clock.instant());
        if (roster) {
            started.entrustTo(jobs.start(CheckJob.TYPE, new ImportRef(id)));
        }
        imports.save(started);
        audit.record(
                roster ? "roster.uploaded" : "table.uploaded",
                "roster-import",
                id.value(),
                Map.of("file", file.name(), "sha256", file.sha256()));
        return id;
    }

    private StoredFile store(InputStream bytes, String name, boolean roster) throws IOException {
        try {
            return files.store(bytes, roster ? ROSTER : TABLE, name);
        } catch (RuleViolation broken) {
            throw broken.messageKey().equals("files.type")
                    ? new RuleViolation(roster ? "imports.not-zip" : "imports.not-csv", name)
                    : broken;
        }
    }

    private RosterImport require(RosterImportId id) {
        var found = imports.require(id);
        tables.requireKind(found.kind());
        return found;
    }

    /** Has what an undo would do looked into; nothing is put back before {@link #undo}. */
    void previewUndo(RosterImportId id) {
        var done = require(id);
        done.beginUndoCheck();
        requireUndoable(done);
        done.entrustTo(jobs.start(UndoJob.TYPE, new UndoJob.Round(id, true)));
    }

    /** Has put back what the import changed. */
    void undo(RosterImportId id) {
        var done = require(id);
        done.beginUndo();
        requireUndoable(done);
        done.entrustTo(jobs.start(UndoJob.TYPE, new UndoJob.Round(id, false)));
        audit.record("roster.undo-decided", "roster-import", id.value(), Map.of());
    }

    /** Leaves everything as it was imported. */
    void keep(RosterImportId id) {
        require(id).keep();
    }

    private void requireUndoable(RosterImport done) {
        var until = UndoTime.of(settings).end(done.endedAt());
        if (until == null
                || clock.instant().isAfter(until)
                || !journal.knows(done.id().value())) {
            throw new RuleViolation("imports.undo.too-late");
        }
    }

    /** Has the roster taken over. */
    void accept(RosterImportId id, Choice choice) {
        var accepted = require(id);
        accepted.accept(choice);
        accepted.entrustTo(jobs.start(StoreJob.TYPE, new ImportRef(id)));
        audit.record(
                accepted.roster() ? "roster.accepted" : "table.accepted",
                "roster-import",
                id.value(),
                Map.of("choice", choice.name()));
    }

    /** Has the people whom the roster brought invited, those who have an e-mail. */
    void invite(RosterImportId id, String address) {
        var done = require(id);
        done.invite(clock.instant());
        done.entrustTo(jobs.start(InvitationJob.TYPE, new InvitationJob.Round(id, address)));
    }

    private static @Nullable UUID actor() {
        return TenantScope.require().actor().map(Actor::id).orElse(null);
    }
}
