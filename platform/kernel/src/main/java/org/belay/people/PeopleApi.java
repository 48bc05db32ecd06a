// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.belay.api.Idempotency;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.api.SeenVersion;
import org.belay.api.Versioned;
import org.belay.audit.AuditLog;
import org.belay.people.People.Stored;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** People over the API. */
@RestController
@RequestMapping("/api/people")
class PeopleApi {

    private final People people;
    private final Idempotency idempotency;
    private final AuditLog audit;

    PeopleApi(People people, Idempotency idempotency, AuditLog audit) {
        this.people = people;
        this.audit = audit;
        this.idempotency = idempotency;
    }

    /** A person as sent. */
    record PersonBody(
            @NotBlank @Size(max = 200) @Nullable String givenName,
            @NotBlank @Size(max = 200) @Nullable String familyName,
            @Size(max = 200) @Nullable String preferredName,
            @Size(max = 200) @Nullable String pronouns,
            @Size(max = 200) @Nullable String email,
            @Nullable String zone,
            @Nullable String language,
            @Nullable Map<String, String> externalIds) {

        PersonDetails details() {
            return new PersonDetails(
                    String.valueOf(givenName),
                    String.valueOf(familyName),
                    preferredName,
                    pronouns,
                    email,
                    zone,
                    language,
                    externalIds == null ? Map.of() : externalIds);
        }
    }

    /** A person as answered. */
    record PersonResource(
            PersonId id,
            String givenName,
            String familyName,
            @Nullable String preferredName,
            @Nullable String pronouns,
            @Nullable String email,
            @Nullable String zone,
            @Nullable String language,
            Map<String, String> externalIds,
            long version)
            implements Versioned {

        static PersonResource of(Stored person) {
            var details = person.details();
            return new PersonResource(
                    person.id(),
                    details.givenName(),
                    details.familyName(),
                    details.preferredName(),
                    details.pronouns(),
                    details.email(),
                    details.zone(),
                    details.language(),
                    details.externalIds(),
                    person.version());
        }
    }

    @GetMapping
    @Operation(summary = "Lists people by name")
    Page<PersonResource> list(
            @Parameter(description = "The beginning of a name's part or of an e-mail address.")
                    @RequestParam(name = "search", required = false)
                    @Nullable
                    String search,
            @ParameterObject Paging paging) {
        return people.page(search, paging).map(PersonResource::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a person")
    PersonResource show(@PathVariable("id") PersonId id) {
        var shown = PersonResource.of(people.get(id));
        audit.disclosed(id.value(), "profile");
        return shown;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds a person")
    ResponseEntity<PersonResource> add(
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody PersonBody body) {
        var details = body.details();
        return idempotency
                .once(
                        "POST /api/people",
                        key,
                        body,
                        () -> people.register(details),
                        made -> made.id().value(),
                        id -> people.get(PersonId.of(id)))
                .created("/api/people/{id}", PersonResource::of);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Changes a person")
    PersonResource change(@PathVariable("id") PersonId id, SeenVersion seen, @Valid @RequestBody PersonBody body) {
        return PersonResource.of(people.change(id, seen.value(), body.details()));
    }
}
