// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.incident;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.belay.api.Cursor;
import org.belay.api.Idempotency;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.privacy.clock.Regime;
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

/** The register of incidents over the API. */
@RestController
@RequestMapping("/api/privacy/incidents")
class IncidentApi {

    private static final UUID LAST = new UUID(-1, -1);

    private final Incidents incidents;
    private final Idempotency idempotency;

    IncidentApi(Incidents incidents, Idempotency idempotency) {
        this.incidents = incidents;
        this.idempotency = idempotency;
    }

    /** An incident as sent. */
    record IncidentBody(
            @Nullable String title,
            @Nullable String what,
            @Nullable String whom,
            @Nullable Integer people,
            @Nullable Instant detectedAt,
            @Nullable List<Regime> regimes) {}

    /** A step as sent. */
    record StepBody(@Nullable String what, @Nullable Regime notified) {}

    /** An incident with its steps. */
    record IncidentResource(Incident incident, List<Incident.Step> steps) {}

    @GetMapping
    @Operation(summary = "Lists incidents, the latest first")
    Page<Incident> list(@RequestParam(defaultValue = "open") String state, @ParameterObject Paging paging) {
        var after = paging.after(2).orElse(null);
        var rows = incidents.before(
                !state.equals("all"),
                after == null ? null : after.moment(0),
                after == null ? LAST : after.uuid(1),
                paging.fetch());
        return Page.of(rows, paging, row -> Cursor.at(row.detectedAt(), row.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows an incident with its timers and steps")
    IncidentResource show(@PathVariable UUID id) {
        return new IncidentResource(incidents.get(id), incidents.steps(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Records an incident")
    ResponseEntity<IncidentResource> report(
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @RequestBody IncidentBody body) {
        var regimes = body.regimes();
        return idempotency
                .once(
                        "POST /api/privacy/incidents",
                        idempotencyKey,
                        body,
                        () -> incidents.report(
                                body.title(),
                                body.what(),
                                body.whom(),
                                body.people(),
                                body.detectedAt(),
                                regimes == null ? List.of() : regimes))
                .created("/api/privacy/incidents/{id}", this::show);
    }

    @PostMapping("/{id}/steps")
    @Operation(summary = "Adds a step, which may have told an authority or the people")
    IncidentResource step(@PathVariable UUID id, @RequestBody StepBody body) {
        incidents.step(id, body.what(), body.notified());
        return show(id);
    }

    @PostMapping("/{id}/closing")
    @Operation(summary = "Closes an incident with a last word")
    IncidentResource close(@PathVariable UUID id, @RequestBody StepBody body) {
        incidents.close(id, body.what());
        return show(id);
    }
}
