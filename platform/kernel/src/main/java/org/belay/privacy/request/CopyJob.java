// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.files.FileUse;
import org.belay.files.Files;
import org.belay.jobs.JobHandler;
import org.belay.jobs.JobRun;
import org.belay.notices.NoticeText;
import org.belay.notices.Notices;
import org.belay.people.People;
import org.belay.plugins.Settings;
import org.belay.privacy.archive.PersonalArchive;
import org.belay.privacy.request.PrivacyRequest.State;
import org.belay.tenancy.TenantDirectory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the copy that answers a request. A run that was cut off begins anew; a settled request is left alone. */
@Component
class CopyJob implements JobHandler {

    static final String TYPE = "privacy.copy";

    private static final FileUse USE =
            new FileUse("privacy.copy", 4_000_000_000L, Set.of("application/zip")).uninspected();

    private final RequestRows rows;
    private final Copies copies;
    private final PersonalArchive archive;
    private final Files files;
    private final People people;
    private final Settings settings;
    private final Notices notices;
    private final AuditLog audit;
    private final TenantDirectory tenants;
    private final Clock clock;
    private final TransactionTemplate reading;
    private final TransactionTemplate storing;

    CopyJob(
            RequestRows rows,
            Copies copies,
            PersonalArchive archive,
            Files files,
            People people,
            Settings settings,
            Notices notices,
            AuditLog audit,
            TenantDirectory tenants,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.copies = copies;
        this.archive = archive;
        this.files = files;
        this.people = people;
        this.settings = settings;
        this.notices = notices;
        this.audit = audit;
        this.tenants = tenants;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.storing = new TransactionTemplate(transactions);
    }

    /** For which request. */
    record Wanted(UUID request) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(JobRun run) {
        var id = run.parameters(Wanted.class).request();
        run.resultAt("/privacy/requests/" + id);
        Path zip = null;
        try {
            zip = java.nio.file.Files.createTempFile("belay-copy", ".zip");
            var made = zip;
            if (!run.cancelled()
                    && Boolean.TRUE.equals(reading.execute(status -> written(id, made)))
                    && !run.cancelled()) {
                storing.executeWithoutResult(status -> stored(run, id, made));
            }
        } catch (IOException e) {
            throw new JobRun.TryAgainLater("The copy cannot be written.", e);
        } finally {
            delete(zip);
        }
    }

    private boolean written(UUID id, Path zip) {
        var request = rows.find(id).filter(PrivacyRequest::waits).orElse(null);
        if (request == null) {
            return false;
        }
        var language = people.detailsOf(request.person()).map(details -> details.language());
        var locale =
                language.map(Locale::forLanguageTag).orElse(tenants.current().locale());
        try (var out = java.nio.file.Files.newOutputStream(zip)) {
            archive.write(request.person(), locale, out);
            return true;
        } catch (IOException e) {
            throw new JobRun.TryAgainLater("The copy cannot be written.", e);
        }
    }

    private void stored(JobRun run, UUID id, Path zip) {
        var request = rows.lock(id).filter(PrivacyRequest::waits).orElse(null);
        if (request == null) {
            return;
        }
        var until = clock.instant().plus(Duration.ofDays(settings.number("privacy.copy-days")));
        try (var bytes = java.nio.file.Files.newInputStream(zip)) {
            copies.add(request, files.store(bytes, USE, "my-data.zip").id(), until);
        } catch (IOException e) {
            throw new JobRun.TryAgainLater("The copy cannot be stored.", e);
        }
        rows.settle(id, State.FULFILLED, null, request.takenBy(), clock.instant());
        audit.record(
                "privacy.fulfilled",
                "person",
                request.person().value(),
                Map.of("request", id.toString(), "kind", request.kind().name()));
        notices.tellOnce(
                request.person(),
                RequestDesk.NOTICE,
                id.toString(),
                NoticeText.of(
                        "privacy.notice.copy",
                        until.atZone(tenants.current().zone()).toLocalDate()),
                "/my-data");
        run.report("privacy.copy.done");
    }

    private static void delete(@org.jspecify.annotations.Nullable Path zip) {
        if (zip != null) {
            try {
                java.nio.file.Files.deleteIfExists(zip);
            } catch (IOException left) {
                zip.toFile().deleteOnExit();
            }
        }
    }
}
