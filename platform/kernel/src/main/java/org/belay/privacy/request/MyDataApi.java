// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.belay.api.Idempotency;
import org.belay.files.FileDownload;
import org.belay.privacy.request.PrivacyRequest.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own requests over the API, with a person's token. */
@RestController
@RequestMapping("/api/my-data/requests")
class MyDataApi {

    private final MyRequests requests;
    private final Idempotency idempotency;

    MyDataApi(MyRequests requests, Idempotency idempotency) {
        this.requests = requests;
        this.idempotency = idempotency;
    }

    /** A request as sent. */
    record AskBody(@NotNull @Nullable Kind kind, @Nullable String wish) {}

    /** All requests; a person has few. */
    record AskedList(List<RequestResource> items) {}

    @GetMapping
    @Operation(summary = "Lists what the person has asked about their own data, the newest first")
    AskedList list() {
        var copies = requests.copies();
        return new AskedList(requests.all().stream()
                .map(request -> RequestResource.of(request, copies.get(request.id())))
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows one of the person’s own requests")
    RequestResource show(@PathVariable UUID id) {
        return RequestResource.of(requests.get(id), requests.copies().get(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Asks for a copy, a correction, erasure or restriction")
    ResponseEntity<RequestResource> ask(
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody AskBody body) {
        return idempotency
                .once(
                        "POST /api/my-data/requests",
                        idempotencyKey,
                        body,
                        () -> requests.ask(Objects.requireNonNull(body.kind()), body.wish()))
                .created("/api/my-data/requests/{id}", this::show);
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(summary = "Takes a request back")
    RequestResource withdraw(@PathVariable UUID id) {
        requests.withdraw(id);
        return show(id);
    }

    @GetMapping("/{id}/copy")
    @Operation(summary = "Downloads the copy that answers a request, while its time lasts")
    ResponseEntity<InputStreamResource> copy(@PathVariable UUID id) throws IOException {
        return FileDownload.of(requests.open(id));
    }
}
