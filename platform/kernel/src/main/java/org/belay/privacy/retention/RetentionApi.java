// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.retention;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.belay.api.Idempotency;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.privacy.retention.DisposalLog.Line;
import org.belay.privacy.retention.Holds.Hold;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Schedules, holds and the log of disposal over the API. */
@RestController
@RequestMapping("/api/privacy")
class RetentionApi {

    private final Schedules schedules;
    private final Holds holds;
    private final DisposalLog log;
    private final Idempotency idempotency;

    RetentionApi(Schedules schedules, Holds holds, DisposalLog log, Idempotency idempotency) {
        this.schedules = schedules;
        this.holds = holds;
        this.log = log;
        this.idempotency = idempotency;
    }

    /** A list in a wrapper that can grow. */
    record ScheduleList(List<Schedule> items) {}

    /** A list in a wrapper that can grow. */
    record HoldList(List<Hold> items) {}

    /**
     * A schedule as sent.
     *
     * @param years absent for always
     * @param version the one that was seen
     */
    record ScheduleBody(@Nullable Integer years, @Nullable String source, long version) {}

    /** Whom a hold is for, by e-mail address, and why. */
    record HoldBody(@Nullable String email, @Nullable String reason) {}

    @GetMapping("/retention")
    @Operation(summary = "Lists how long each type of record is kept")
    ScheduleList schedules() {
        return new ScheduleList(schedules.all());
    }

    @PostMapping("/retention/{type}")
    @Operation(summary = "Changes how long a type of record is kept")
    Schedule change(@PathVariable String type, @RequestBody ScheduleBody body) {
        schedules.change(type, body.years(), body.source(), body.version());
        return schedules.get(type);
    }

    @GetMapping("/disposals")
    @Operation(summary = "Lists what was disposed of, the newest first")
    Page<Line> disposals(@RequestParam(defaultValue = "") String type, @ParameterObject Paging paging) {
        return log.page(type, paging);
    }

    @GetMapping("/holds")
    @Operation(summary = "Lists legal holds, those in force first")
    HoldList holds() {
        return new HoldList(holds.all());
    }

    @GetMapping("/holds/{id}")
    @Operation(summary = "Shows a legal hold")
    Hold hold(@PathVariable UUID id) {
        return holds.get(id);
    }

    @PostMapping("/holds")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Places a legal hold on a person")
    ResponseEntity<Hold> place(
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody HoldBody body) {
        return idempotency
                .once("POST /api/privacy/holds", idempotencyKey, body, () -> holds.place(body.email(), body.reason()))
                .created("/api/privacy/holds/{id}", holds::get);
    }

    @PostMapping("/holds/{id}/release")
    @Operation(summary = "Releases a legal hold")
    Hold release(@PathVariable UUID id) {
        holds.release(id);
        return holds.get(id);
    }
}
