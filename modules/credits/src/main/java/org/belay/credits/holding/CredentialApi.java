// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.holding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.belay.api.Idempotency;
import org.belay.api.SeenVersion;
import org.belay.api.Versioned;
import org.belay.credits.CeRecord;
import org.belay.credits.CeRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own credentials over the API. */
@RestController
@RequestMapping("/api/credits/credentials")
class CredentialApi {

    private final KeepCredentials credentials;
    private final CeRecords records;
    private final Idempotency idempotency;

    CredentialApi(KeepCredentials credentials, CeRecords records, Idempotency idempotency) {
        this.credentials = credentials;
        this.records = records;
        this.idempotency = idempotency;
    }

    /** Dates as sent: those of the issuer's account, or the day the exam was passed. */
    record DatesBody(
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable LocalDate passedOn) {

        CycleDates checked() {
            return new CycleDates(start, end, passedOn);
        }
    }

    /** A credential as sent. */
    record CredentialBody(
            @NotBlank @Nullable String code,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable LocalDate passedOn) {

        CycleDates dates() {
            return new CycleDates(start, end, passedOn);
        }
    }

    /** A credential as answered. */
    record CredentialResource(
            UUID id,
            String code,
            LocalDate start,
            LocalDate end,
            boolean estimated,
            @Nullable LocalDate passedOn,
            long version)
            implements Versioned {

        static CredentialResource of(CeRecord.Held held) {
            var cycle = held.cycle();
            return new CredentialResource(
                    held.id(),
                    held.code(),
                    cycle.start(),
                    cycle.end(),
                    cycle.estimated(),
                    held.passedOn(),
                    held.version());
        }
    }

    /** A list in a wrapper that can grow. */
    record CredentialList(List<CredentialResource> items) {}

    @GetMapping
    CredentialList list() {
        return new CredentialList(records.mine().credentials().stream()
                .map(CredentialResource::of)
                .toList());
    }

    @GetMapping("/{id}")
    CredentialResource show(@PathVariable UUID id) {
        return CredentialResource.of(credentials.get(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CredentialResource> add(
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody CredentialBody body) {
        return idempotency
                .once(
                        "POST /api/credits/credentials",
                        key,
                        body,
                        () -> credentials
                                .add(Objects.requireNonNull(body.code()), body.dates())
                                .id())
                .created("/api/credits/credentials/{id}", this::show);
    }

    @PutMapping("/{id}")
    CredentialResource change(@PathVariable UUID id, SeenVersion seen, @Valid @RequestBody DatesBody body) {
        credentials.change(id, seen.value(), body.checked());
        return show(id);
    }
}
