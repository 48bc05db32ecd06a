// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.work;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.belay.files.FileId;
import org.belay.files.StoredFile;
import org.belay.imports.RosterImportId;
import org.belay.jobs.JobId;
import org.belay.roster.RosterCheck.Choice;
import org.belay.roster.RosterReport;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantAggregate;
import org.jspecify.annotations.Nullable;

/** A roster or a table on its way in: handed in, checked, taken over once somebody has said how, perhaps undone. */
@Entity
@Table(schema = "platform", name = "roster_import")
public class RosterImport extends TenantAggregate<RosterImport> {

    /** The kind of import that brings a roster; the other kinds are keys of tables. */
    public static final String ROSTER = "roster";

    private @EmbeddedId @AttributeOverride(name = "value", column = @Column(name = "id")) RosterImportId id;
    private UUID fileId;
    private String fileName;
    private String kind;
    private @Nullable String mapping;
    private @Enumerated(EnumType.STRING) ImportState state;
    private @Nullable @Enumerated(EnumType.STRING) Choice choice;
    private @Nullable Integer total;
    private @Nullable Integer ready;
    private @Nullable Integer errors;
    private @Nullable String report;
    private @Nullable String result;
    private @Nullable String undo;
    private @Nullable String problem;
    private @Nullable UUID jobId;
    private @Nullable Instant invitedAt;
    private @Nullable UUID startedBy;
    private Instant startedAt;
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected RosterImport() {}

    @SuppressWarnings("NullAway.Init")
    public RosterImport(RosterImportId id, String kind, StoredFile file, @Nullable UUID startedBy, Instant now) {
        this.id = id;
        this.kind = kind;
        this.fileId = file.id().value();
        this.fileName = file.name();
        this.startedBy = startedBy;
        this.startedAt = now;
        this.state = kind.equals(ROSTER) ? ImportState.UPLOADED : ImportState.MAPPING;
    }

    /** Somebody has said which column is which; the table is checked with it, as often as they like. */
    public void map(String text) {
        if (kind.equals(ROSTER) || (state != ImportState.MAPPING && state != ImportState.CHECKED)) {
            throw new RuleViolation("imports.not-checked");
        }
        mapping = text;
        report = null;
        problem = null;
        state = ImportState.UPLOADED;
    }

    /** The job that is doing the next step. */
    public void entrustTo(JobId job) {
        jobId = job.value();
    }

    public void beginCheck() {
        state = ImportState.CHECKING;
    }

    /** @param text the report as it is kept */
    public void checked(RosterReport found, String text) {
        state = ImportState.CHECKED;
        total = found.rows();
        ready = found.blocked() ? 0 : found.ready();
        errors = found.errors();
        report = text;
    }

    /** Somebody has decided which rows to take over. */
    public void accept(Choice chosen) {
        if (state != ImportState.CHECKED) {
            throw new RuleViolation("imports.not-checked");
        }
        requireReady(chosen);
        choice = chosen;
        problem = null;
        state = ImportState.IMPORTING;
    }

    /** @throws RuleViolation when what was found does not allow the choice */
    public void requireReady(Choice chosen) {
        if (ready == null || ready == 0) {
            throw new RuleViolation("imports.nothing-ready");
        }
        if (chosen == Choice.ALL_OR_NOTHING && errors != null && errors > 0) {
            throw new RuleViolation("imports.not-all-ready");
        }
    }

    /** What was found before the last look no longer holds; nothing was stored. */
    public void sendBack(RosterReport found, String text) {
        checked(found, text);
        choice = null;
        problem = "imports.changed-since";
    }

    public void done(String text, Instant now) {
        state = ImportState.DONE;
        result = text;
        problem = null;
        endedAt = now;
    }

    /** Has what an undo would do looked into. */
    public void beginUndoCheck() {
        if (state != ImportState.DONE && state != ImportState.UNDO_CHECKED) {
            throw new RuleViolation("imports.not-undoable");
        }
        state = ImportState.UNDO_CHECKING;
    }

    public void undoChecked(String text) {
        state = ImportState.UNDO_CHECKED;
        undo = text;
    }

    public void beginUndo() {
        if (state != ImportState.UNDO_CHECKED) {
            throw new RuleViolation("imports.not-undoable");
        }
        state = ImportState.UNDOING;
    }

    public void undone(String text) {
        state = ImportState.UNDONE;
        undo = text;
    }

    /** Everything stays as it was imported. */
    public void keep() {
        if (state != ImportState.UNDO_CHECKED) {
            throw new RuleViolation("imports.not-undoable");
        }
        state = ImportState.DONE;
        undo = null;
    }

    public void invite(Instant now) {
        if (state != ImportState.DONE || invitedAt != null) {
            throw new RuleViolation("imports.invited-already");
        }
        invitedAt = now;
    }

    /** {@link #ROSTER}, or the key of a table. */
    public String kind() {
        return kind;
    }

    public boolean roster() {
        return kind.equals(ROSTER);
    }

    @Nullable
    public String mapping() {
        return mapping;
    }

    @Nullable
    public String undo() {
        return undo;
    }

    @Nullable
    public Instant endedAt() {
        return endedAt;
    }

    public RosterImportId id() {
        return id;
    }

    public FileId file() {
        return FileId.of(fileId);
    }

    public String fileName() {
        return fileName;
    }

    public ImportState state() {
        return state;
    }

    @Nullable
    public Choice choice() {
        return choice;
    }

    public int total() {
        return total == null ? 0 : total;
    }

    public int ready() {
        return ready == null ? 0 : ready;
    }

    public int errors() {
        return errors == null ? 0 : errors;
    }

    @Nullable
    public String report() {
        return report;
    }

    @Nullable
    public String result() {
        return result;
    }

    @Nullable
    public String problem() {
        return problem;
    }

    @Nullable
    public JobId job() {
        return jobId == null ? null : JobId.of(jobId);
    }

    public boolean invited() {
        return invitedAt != null;
    }

    @Nullable
    public UUID startedBy() {
        return startedBy;
    }

    public Instant startedAt() {
        return startedAt;
    }
}
