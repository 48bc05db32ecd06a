// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.entry;

import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.belay.api.Cursor;
import org.belay.api.Idempotency;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.api.SeenVersion;
import org.belay.credits.CeRecord;
import org.belay.credits.CeRecords;
import org.belay.credits.Effect;
import org.belay.credits.EntryId;
import org.belay.files.FileDownload;
import org.belay.files.Finding;
import org.belay.tenancy.Ids;
import org.belay.tenancy.NotFound;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A person's own entries over the API. */
@RestController
@RequestMapping("/api/credits")
class EntryApi {

    private final CeRecords records;
    private final EntryPreview preview;
    private final LogCe log;
    private final EntryDesk desk;
    private final EntryFormPage page;
    private final Idempotency idempotency;

    EntryApi(
            CeRecords records,
            EntryPreview preview,
            LogCe log,
            EntryDesk desk,
            EntryFormPage page,
            Idempotency idempotency) {
        this.records = records;
        this.preview = preview;
        this.log = log;
        this.desk = desk;
        this.page = page;
        this.idempotency = idempotency;
    }

    /** The newest day first. */
    @GetMapping("/entries")
    Page<EntryResource> list(@ParameterObject Paging paging) {
        var after = paging.after(2).orElse(null);
        var rows = records.mine().entries().stream()
                .filter(one -> after == null || isAfter(one, after))
                .limit(paging.fetch())
                .toList();
        return Page.of(
                        rows,
                        paging,
                        row -> Cursor.at(row.entry().date(), row.entry().id()))
                .map(EntryResource::of);
    }

    @GetMapping("/entries/{id}")
    EntryResource show(@PathVariable EntryId id) {
        return records.mine().entry(id).map(EntryResource::of).orElseThrow(NotFound::new);
    }

    @PostMapping("/entries")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<EntryResource> add(
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody EntryBody body) {
        return idempotency
                .once(
                        "POST /api/credits/entries",
                        key,
                        body,
                        () -> log.add(
                                        body.details(preview.choices()),
                                        Ids.next().toString(),
                                        body.certificate())
                                .id()
                                .value())
                .created("/api/credits/entries/{id}", id -> show(EntryId.of(id)));
    }

    @PutMapping("/entries/{id}")
    EntryResource change(@PathVariable EntryId id, SeenVersion seen, @Valid @RequestBody EntryBody body) {
        log.change(id, seen.value(), body.details(preview.open(id).choices()), body.certificate());
        return show(id);
    }

    @DeleteMapping("/entries/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable EntryId id, SeenVersion seen) {
        log.remove(id, seen.value());
    }

    /** Puts an entry back that was removed within the last day. */
    @PostMapping("/entries/{id}/restoration")
    EntryResource restore(@PathVariable EntryId id) {
        log.restore(id);
        return show(id);
    }

    @GetMapping("/entries/{id}/certificate")
    ResponseEntity<InputStreamResource> certificate(@PathVariable EntryId id) throws IOException {
        return FileDownload.of(desk.certificate(id));
    }

    /**
     * A certificate that was kept.
     *
     * @param held whether it waits for a reviewer; it can go into an entry all the same
     * @param findings what seems to identify a patient, and where
     */
    record Kept(UUID id, boolean held, List<Finding> findings) {}

    /** Keeps a photo or PDF; its id goes into an entry. */
    @PostMapping("/certificates")
    @ResponseStatus(HttpStatus.CREATED)
    Kept store(@RequestParam MultipartFile file) {
        return page.kept(page.store(file));
    }

    /** What an entry would change. Nothing is stored. */
    @PostMapping("/effects")
    Effect effect(@Valid @RequestBody EntryBody body) {
        return preview.effect(body.details(preview.choices()), null);
    }

    /** Whether the row stands behind the cursor's place, though what stood there may have gone. */
    private static boolean isAfter(CeRecord.Logged row, Cursor cursor) {
        var entry = row.entry();
        var order = entry.date().toString().compareTo(cursor.text(0));
        return order < 0
                || order == 0 && entry.id().toString().compareTo(cursor.uuid(1).toString()) < 0;
    }
}
