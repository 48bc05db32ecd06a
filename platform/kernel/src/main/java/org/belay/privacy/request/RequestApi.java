// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.belay.api.Cursor;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.files.FileDownload;
import org.belay.privacy.ErasureReport;
import org.belay.privacy.clock.Regime;
import org.belay.tenancy.NotFound;
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

/** The office's queue over the API. */
@RestController
@RequestMapping("/api/privacy/requests")
class RequestApi {

    private static final UUID FIRST = new UUID(0, 0);

    private final RequestDesk desk;

    RequestApi(RequestDesk desk) {
        this.desk = desk;
    }

    /** What the person is told, or why it is refused or takes longer. */
    record Words(@Nullable String text) {}

    /** The rule that a request falls under. */
    record RegimeBody(@NotNull @Nullable Regime regime) {}

    @GetMapping
    @Operation(summary = "Lists requests in the order in which they are due")
    Page<RequestResource> list(@RequestParam(defaultValue = "waiting") String state, @ParameterObject Paging paging) {
        var after = paging.after(2).orElse(null);
        var rows = desk.dueAfter(
                RequestController.states(state),
                after == null ? Instant.EPOCH : after.moment(0),
                after == null ? FIRST : after.uuid(1),
                paging.fetch());
        return Page.of(rows, paging, row -> Cursor.at(row.dueAt(), row.id())).map(this::resource);
    }

    private RequestResource resource(PrivacyRequest request) {
        return RequestResource.of(request, desk.copy(request).orElse(null));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a request")
    RequestResource show(@PathVariable UUID id) {
        return resource(desk.get(id));
    }

    @PostMapping("/{id}/taking")
    @Operation(summary = "Says who works on it")
    RequestResource take(@PathVariable UUID id) {
        desk.take(id);
        return show(id);
    }

    @PostMapping("/{id}/regime")
    @Operation(summary = "Puts it under another rule")
    RequestResource under(@PathVariable UUID id, @Valid @RequestBody RegimeBody body) {
        desk.under(id, Objects.requireNonNull(body.regime()));
        return show(id);
    }

    @PostMapping("/{id}/extension")
    @Operation(summary = "Takes the longer time that the rule allows")
    RequestResource extend(@PathVariable UUID id, @RequestBody Words body) {
        desk.extend(id, body.text());
        return show(id);
    }

    @PostMapping("/{id}/fulfilment")
    @Operation(summary = "Does what was asked; a copy is made by a job")
    RequestResource fulfil(@PathVariable UUID id, @RequestBody Words body) {
        desk.fulfil(id, body.text());
        return show(id);
    }

    @PostMapping("/{id}/refusal")
    @Operation(summary = "Refuses it with a reason")
    RequestResource refuse(@PathVariable UUID id, @RequestBody Words body) {
        desk.refuse(id, body.text());
        return show(id);
    }

    @GetMapping("/{id}/report")
    @Operation(summary = "Shows what an erasure deleted, what it kept, and why")
    ErasureReport report(@PathVariable UUID id) {
        desk.get(id);
        return desk.report(id).orElseThrow(NotFound::new);
    }

    @GetMapping("/{id}/copy")
    @Operation(summary = "Downloads the copy, for whoever fulfilled the request")
    ResponseEntity<InputStreamResource> copy(@PathVariable UUID id) throws IOException {
        return FileDownload.of(desk.open(id));
    }
}
