// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.belay.imports.RosterImportId;
import org.belay.imports.RosterResult;
import org.belay.roster.RosterCheck.Choice;
import org.belay.roster.RosterReport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports for other programs: hand in, look, take over. */
@RestController
@RequestMapping("/api/imports")
class ImportApi {

    private final ImportDesk desk;
    private final ImportView view;
    private final MessageSource messages;

    ImportApi(ImportDesk desk, ImportView view, MessageSource messages) {
        this.desk = desk;
        this.view = view;
        this.messages = messages;
    }

    /**
     * An import.
     *
     * @param report what the check found; absent before
     * @param result what was done; absent before
     */
    record Shown(
            UUID id,
            ImportState state,
            String file,
            Instant startedAt,
            int total,
            int ready,
            int errors,
            @Nullable Report report,
            @Nullable RosterResult result) {}

    /** What the check found. */
    record Report(
            String system,
            boolean blocked,
            List<RosterReport.FileCount> files,
            int errors,
            int warnings,
            int notes,
            List<RowFinding> messages) {}

    /** Which rows to take over. */
    record Acceptance(Choice choice) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Shown> upload(@ModelAttribute ImportForm form, Locale locale) {
        var id = form.handTo(desk);
        return ResponseEntity.created(URI.create("/api/imports/" + id)).body(show(id, locale));
    }

    @GetMapping("/{id}")
    Shown show(@PathVariable RosterImportId id, Locale locale) {
        var page = view.of(id);
        var report = page.report();
        return new Shown(
                page.id(),
                page.state(),
                page.fileName(),
                page.startedAt().toInstant(),
                page.total(),
                page.ready(),
                page.errors(),
                report == null ? null : shown(report, locale),
                page.result());
    }

    private Report shown(RosterReport report, Locale locale) {
        return new Report(
                report.system(),
                report.blocked(),
                report.files(),
                report.errors(),
                report.warnings(),
                report.notes(),
                RowFinding.of(report, messages, locale));
    }

    @PostMapping("/{id}/acceptance")
    ResponseEntity<Shown> accept(@PathVariable RosterImportId id, @RequestBody Acceptance acceptance, Locale locale) {
        desk.accept(id, acceptance.choice());
        return ResponseEntity.accepted().body(show(id, locale));
    }
}
