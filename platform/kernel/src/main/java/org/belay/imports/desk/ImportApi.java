// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.belay.api.Cursor;
import org.belay.api.Idempotency;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.imports.RosterImportId;
import org.belay.imports.RosterResult;
import org.belay.imports.Undone;
import org.belay.imports.work.ImportState;
import org.belay.jobs.JobId;
import org.belay.roster.RosterCheck.Choice;
import org.belay.roster.RosterReport;
import org.belay.tables.ColumnMapping;
import org.belay.tables.DateOrder;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Imports for other programs: hand in, look, take over. */
@RestController
@RequestMapping("/api/imports")
class ImportApi {

    private final ImportDesk desk;
    private final ImportView view;
    private final MappingDesk mapping;
    private final Idempotency idempotency;
    private final MessageSource messages;

    ImportApi(ImportDesk desk, ImportView view, MappingDesk mapping, Idempotency idempotency, MessageSource messages) {
        this.mapping = mapping;
        this.desk = desk;
        this.view = view;
        this.idempotency = idempotency;
        this.messages = messages;
    }

    /** An import in the list. */
    record Listed(
            UUID id,
            String kind,
            ImportState state,
            String file,
            String startedBy,
            Instant startedAt,
            int total,
            int ready,
            int errors) {

        static Listed of(ImportPage page) {
            return new Listed(
                    page.id(),
                    page.kind(),
                    page.state(),
                    page.fileName(),
                    page.startedBy(),
                    page.startedAt().toInstant(),
                    page.total(),
                    page.ready(),
                    page.errors());
        }
    }

    /**
     * An import.
     *
     * @param problem what went wrong last, in words
     * @param job the latest job
     * @param report what the check found; absent before
     * @param kind {@code roster}, or the table that is filled
     * @param result what was done; absent before
     * @param undo what an undo did, or would do; absent before somebody has asked
     */
    record Shown(
            UUID id,
            String kind,
            ImportState state,
            String file,
            Instant startedAt,
            int total,
            int ready,
            int errors,
            @Nullable String problem,
            @Nullable JobId job,
            boolean invited,
            @Nullable Report report,
            @Nullable RosterResult result,
            @Nullable Undone undo) {}

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
    record Acceptance(@NotNull @Nullable Choice choice) {}

    /**
     * A mapping.
     *
     * @param columns heading to name of the field; what is left out is not taken
     * @param dates in which order dates are written; with the year first when absent
     */
    record MappingBody(
            @NotNull @Nullable Map<String, String> columns,
            @Nullable DateOrder dates) {

        ColumnMapping mapping() {
            return new ColumnMapping(Objects.requireNonNull(columns), dates == null ? DateOrder.YEAR_MONTH_DAY : dates);
        }
    }

    @GetMapping
    @Operation(summary = "Lists the imports, newest first")
    Page<Listed> list(@ParameterObject Paging paging) {
        return Page.of(
                        view.newest(paging),
                        paging,
                        page -> Cursor.at(page.startedAt().toInstant(), page.id()))
                .map(Listed::of);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Hands in a roster, which is checked, or a table, whose columns are mapped next; nothing is taken over")
    ResponseEntity<Shown> upload(
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @ModelAttribute ImportForm form,
            Locale locale) {
        return idempotency
                .once(
                        "POST /api/imports",
                        key,
                        form.mark(),
                        () -> form.handTo(desk).value())
                .created("/api/imports/{id}", id -> show(RosterImportId.of(id), locale));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows an import, what the check found and what was done")
    Shown show(@PathVariable RosterImportId id, Locale locale) {
        var page = view.of(id);
        var report = page.report();
        var problem = page.problem();
        var job = page.job();
        var undo = page.undo();
        return new Shown(
                page.id(),
                page.kind(),
                page.state(),
                page.fileName(),
                page.startedAt().toInstant(),
                page.total(),
                page.ready(),
                page.errors(),
                problem == null ? null : messages.getMessage(problem, null, locale),
                job == null ? null : job.id(),
                page.invited(),
                report == null ? null : shown(report, locale),
                page.result(),
                undo == null ? null : undo.undone());
    }

    @GetMapping(path = "/{id}/messages.csv", produces = "text/csv;charset=UTF-8")
    @Operation(summary = "Hands out what the check found")
    void messages(
            @PathVariable RosterImportId id,
            @ParameterObject FindingSearch search,
            HttpServletResponse response,
            Locale locale) {
        FindingsCsv.send(response, search.in(view.of(id).findings(messages, locale)), messages, locale);
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
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Has the roster taken over: all of it or nothing, or the rows that are ready")
    Shown accept(@PathVariable RosterImportId id, @Valid @RequestBody Acceptance acceptance, Locale locale) {
        desk.accept(id, Objects.requireNonNull(acceptance.choice()));
        return show(id, locale);
    }

    @GetMapping("/{id}/mapping")
    @Operation(summary = "Shows the columns of a table and which fields they are mapped to")
    MappingPage mapping(@PathVariable RosterImportId id, Locale locale) {
        return mapping.page(id, locale);
    }

    @PostMapping("/{id}/mapping")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Maps the columns of a table, by their headings, and has it checked")
    Shown map(@PathVariable RosterImportId id, @Valid @RequestBody MappingBody body, Locale locale) {
        mapping.map(id, body.mapping());
        return show(id, locale);
    }

    @PostMapping("/{id}/undo-check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Has what an undo would do looked into; nothing is put back")
    Shown previewUndo(@PathVariable RosterImportId id, Locale locale) {
        desk.previewUndo(id);
        return show(id, locale);
    }

    @PostMapping("/{id}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Has put back what the import changed, once that was looked into")
    Shown undo(@PathVariable RosterImportId id, Locale locale) {
        desk.undo(id);
        return show(id, locale);
    }

    @PostMapping("/{id}/keeping")
    @Operation(summary = "Keeps an import whose undo was looked into")
    Shown keep(@PathVariable RosterImportId id, Locale locale) {
        desk.keep(id);
        return show(id, locale);
    }

    @PostMapping("/{id}/cancellation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Cancels the latest step")
    Shown cancel(@PathVariable RosterImportId id, Locale locale) {
        view.cancel(id);
        return show(id, locale);
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Tries the latest step again")
    Shown retry(@PathVariable RosterImportId id, Locale locale) {
        view.retry(id);
        return show(id, locale);
    }

    @PostMapping("/{id}/invitations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Has the people whom the roster brought invited")
    Shown invite(@PathVariable RosterImportId id, HttpServletRequest request, Locale locale) {
        desk.invite(id, ImportAddress.of(request));
        return show(id, locale);
    }
}
