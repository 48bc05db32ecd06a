// SPDX-License-Identifier: Apache-2.0
package org.belay.imports.desk;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.belay.api.Paging;
import org.belay.imports.RosterImportId;
import org.belay.imports.RosterResult;
import org.belay.imports.Undone;
import org.belay.imports.work.ImportState;
import org.belay.imports.work.RosterImport;
import org.belay.imports.work.RosterImports;
import org.belay.imports.work.Tables;
import org.belay.imports.work.UndoTime;
import org.belay.jobs.JobView;
import org.belay.jobs.Jobs;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.plugins.Settings;
import org.belay.roster.RosterReport;
import org.belay.tenancy.Actor;
import org.belay.tenancy.TenantDirectory;
import org.belay.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts together what is to be seen of imports. Whoever may bring a kind of table sees all imports of that kind, and how their jobs go: jobs are
 * asked by Belay itself, hence outside the transaction of the reader.
 */
@Service
@PreAuthorize("hasAuthority('imports:use')")
class ImportView {

    static final int PAGE = 20;
    private static final int EXPORTED = 200;

    private final RosterImports imports;
    private final Jobs jobs;
    private final People people;
    private final TenantDirectory tenants;
    private final Tables tables;
    private final Settings settings;
    private final JsonMapper json;

    ImportView(
            RosterImports imports,
            Jobs jobs,
            People people,
            TenantDirectory tenants,
            Tables tables,
            Settings settings,
            JsonMapper json) {
        this.tables = tables;
        this.settings = settings;
        this.imports = imports;
        this.jobs = jobs;
        this.people = people;
        this.tenants = tenants;
        this.json = json;
    }

    /** What the person may bring, with its name. */
    Map<String, String> kinds(Locale locale) {
        return tables.kinds(locale);
    }

    Page<ImportPage> newest(int page) {
        return imports.findAllByKindInOrderByStartedAtDesc(tables.kinds(), PageRequest.of(page - 1, PAGE))
                .map(found -> page(found, false));
    }

    /** All of them, the newest first, as they come. */
    void each(Consumer<ImportPage> taker) {
        Page<RosterImport> found;
        var kinds = tables.kinds();
        var request = PageRequest.of(0, EXPORTED);
        do {
            found = imports.findAllByKindInOrderByStartedAtDesc(kinds, request);
            found.getContent().forEach(one -> taker.accept(page(one, false)));
            request = request.next();
        } while (found.hasNext());
    }

    /** The newest, behind a place in the list if one is given; one more than the page holds. */
    List<ImportPage> newest(Paging paging) {
        var most = Limit.of(paging.fetch());
        var kinds = tables.kinds();
        return paging
                .after(2)
                .map(place -> imports.before(kinds, place.moment(0), place.uuid(1), most))
                .orElseGet(() -> imports.newest(kinds, most))
                .stream()
                .map(found -> page(found, false))
                .toList();
    }

    ImportPage of(RosterImportId id) {
        return page(require(id), true);
    }

    private RosterImport require(RosterImportId id) {
        var found = imports.require(id);
        tables.requireKind(found.kind());
        return found;
    }

    private ImportPage page(RosterImport found, boolean whole) {
        var job = whole || found.state().busy() ? job(found) : null;
        var gaveUp = found.state().busy()
                && job != null
                && (job.state() == JobView.State.FAILED || job.state() == JobView.State.CANCELLED);
        return new ImportPage(
                found.id().value(),
                found.kind(),
                tables.name(found.kind(), LocaleContextHolder.getLocale()),
                gaveUp ? ImportState.FAILED : found.state(),
                found.fileName(),
                name(found.startedBy()),
                here(found.startedAt()),
                found.total(),
                found.ready(),
                found.errors(),
                gaveUp && job != null ? gaveUpBecause(job) : found.problem(),
                whole && found.report() != null ? json.readValue(found.report(), RosterReport.class) : null,
                found.result() != null ? json.readValue(found.result(), RosterResult.class) : null,
                job,
                found.invited(),
                until(found),
                whole ? undo(found) : null);
    }

    private @Nullable ZonedDateTime until(RosterImport found) {
        var end = found.state() == ImportState.DONE || found.state() == ImportState.UNDO_CHECKED
                ? UndoTime.of(settings).end(found.endedAt())
                : null;
        return end == null ? null : here(end);
    }

    private @Nullable UndoPage undo(RosterImport found) {
        var text = found.undo();
        if (text == null) {
            return null;
        }
        var undone = json.readValue(text, Undone.class);
        var names = people.namesOf(
                undone.kept().stream().map(kept -> PersonId.of(kept.person())).toList());
        return UndoPage.of(undone, names);
    }

    private static String gaveUpBecause(JobView job) {
        return job.messageKey() == null ? "imports.failed.stopped" : job.messageKey();
    }

    private @Nullable JobView job(RosterImport found) {
        var job = found.job();
        return job == null
                ? null
                : TenantScope.call(TenantScope.require().tenant(), Actor.SYSTEM, () -> jobs.watch(job));
    }

    private String name(@Nullable UUID person) {
        return person == null
                ? "Belay"
                : people.namesOf(List.of(PersonId.of(person))).getOrDefault(PersonId.of(person), "");
    }

    private ZonedDateTime here(Instant time) {
        return time.atZone(tenants.current().zone());
    }

    /** The latest job may be cancelled by whoever may import. */
    void cancel(RosterImportId id) {
        var job = require(id).job();
        if (job != null) {
            TenantScope.run(TenantScope.require().tenant(), Actor.SYSTEM, () -> jobs.cancel(job));
        }
    }

    /** The latest job may be tried again by whoever may import. */
    void retry(RosterImportId id) {
        var job = require(id).job();
        if (job != null) {
            TenantScope.run(TenantScope.require().tenant(), Actor.SYSTEM, () -> jobs.retry(job));
        }
    }
}
