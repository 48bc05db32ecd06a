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
import org.belay.imports.RosterImportId;
import org.belay.jobs.Jobs;
import org.belay.roster.RosterCheck.Choice;
import org.belay.tenancy.Actor;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody decides about a roster: to hand it in, to take it over, to invite whom it brought. */
@Service
@Transactional
@PreAuthorize("hasAuthority('roster:import')")
class ImportDesk {

    private static final long LARGEST = 25_000_000;
    private static final FileUse USE = new FileUse("roster.import", LARGEST, Set.of("application/zip")).uninspected();

    private final RosterImports imports;
    private final Files files;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Clock clock;

    ImportDesk(RosterImports imports, Files files, Jobs jobs, AuditLog audit, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps the file and has it checked. Nothing of it is taken over before {@link #accept}.
     *
     * @throws RuleViolation when it is not a zip, or too large
     */
    RosterImportId upload(InputStream bytes, String name) throws IOException {
        var file = store(bytes, name);
        var id = RosterImportId.next();
        var started = new RosterImport(id, file, actor(), clock.instant());
        started.entrustTo(jobs.start(CheckJob.TYPE, new ImportRef(id)));
        imports.save(started);
        audit.record(
                "roster.uploaded", "roster-import", id.value(), Map.of("file", file.name(), "sha256", file.sha256()));
        return id;
    }

    private StoredFile store(InputStream bytes, String name) throws IOException {
        try {
            return files.store(bytes, USE, name);
        } catch (RuleViolation broken) {
            throw broken.messageKey().equals("files.type") ? new RuleViolation("imports.not-zip", name) : broken;
        }
    }

    /** Has the roster taken over. */
    void accept(RosterImportId id, Choice choice) {
        var accepted = imports.require(id);
        accepted.accept(choice);
        accepted.entrustTo(jobs.start(StoreJob.TYPE, new ImportRef(id)));
        audit.record("roster.accepted", "roster-import", id.value(), Map.of("choice", choice.name()));
    }

    /** Has the people whom the roster brought invited, those who have an e-mail. */
    void invite(RosterImportId id, String address) {
        var done = imports.require(id);
        done.invite(clock.instant());
        done.entrustTo(jobs.start(InvitationJob.TYPE, new InvitationJob.Round(id, address)));
    }

    private static @Nullable UUID actor() {
        return TenantScope.require().actor().map(Actor::id).orElse(null);
    }
}
