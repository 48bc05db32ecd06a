// SPDX-License-Identifier: Apache-2.0
package org.belay.files.review;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.files.FileDownload;
import org.belay.files.FileId;
import org.belay.files.Finding;
import org.belay.files.Inspection.Coverage;
import org.belay.files.review.HeldFile.State;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Held files for other programs of reviewers. */
@RestController
@RequestMapping("/api/files/held")
class HeldApi {

    private static final UUID LAST = new UUID(-1, -1);

    private final HeldReview review;

    HeldApi(HeldReview review) {
        this.review = review;
    }

    /**
     * A held file.
     *
     * @param name absent once it is deleted
     */
    record Shown(
            FileId id,
            State state,
            String use,
            @Nullable String name,
            String mediaType,
            long size,
            String sha256,
            Coverage coverage,
            List<Finding> findings,
            @Nullable UUID storedBy,
            Instant heldAt,
            @Nullable String reason,
            @Nullable UUID decidedBy,
            @Nullable Instant decidedAt) {

        static Shown of(HeldFile file) {
            return new Shown(
                    file.id(),
                    file.state(),
                    file.use(),
                    file.name(),
                    file.mediaType(),
                    file.size(),
                    file.sha256(),
                    file.inspection().coverage(),
                    file.inspection().findings(),
                    file.storedBy(),
                    file.heldAt(),
                    file.reason(),
                    file.decidedBy(),
                    file.decidedAt());
        }
    }

    /** Why it is released or deleted, without any patient's data. */
    record Reason(@Nullable String reason) {}

    /** The newest first. */
    @GetMapping
    Page<Shown> list(@RequestParam(defaultValue = "held") String state, @ParameterObject Paging paging) {
        var after = paging.after(2).orElse(null);
        var rows = review.before(
                after == null ? null : at(after),
                after == null ? LAST : after.uuid(1),
                HeldController.states(state),
                paging.fetch());
        return Page.of(rows, paging, row -> Cursor.at(row.heldAt(), row.id())).map(Shown::of);
    }

    private static Instant at(Cursor cursor) {
        try {
            return Instant.parse(cursor.text(0));
        } catch (DateTimeParseException nothingOfOurs) {
            return Instant.EPOCH;
        }
    }

    @GetMapping("/{id}")
    Shown show(@PathVariable FileId id) {
        return Shown.of(review.get(id));
    }

    /** The file itself. That it was opened is recorded. */
    @GetMapping("/{id}/content")
    ResponseEntity<InputStreamResource> content(@PathVariable FileId id) throws IOException {
        return FileDownload.of(review.open(id));
    }

    /** Lets it be opened again. */
    @PostMapping("/{id}/release")
    Shown release(@PathVariable FileId id, @RequestBody Reason body) {
        review.release(id, body.reason());
        return show(id);
    }

    /** Deletes it for good; the record stays. */
    @PostMapping("/{id}/purge")
    Shown purge(@PathVariable FileId id, @RequestBody Reason body) {
        review.purge(id, body.reason());
        return show(id);
    }
}
