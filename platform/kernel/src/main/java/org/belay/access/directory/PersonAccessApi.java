// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.belay.access.Access;
import org.belay.api.Idempotency;
import org.belay.audit.AuditLog;
import org.belay.people.PersonId;
import org.jspecify.annotations.Nullable;
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

/** Whether a person can come in and what they may do, over the API. */
@RestController
@RequestMapping("/api/people/{id}")
class PersonAccessApi {

    private final Access access;
    private final PersonFile file;
    private final Idempotency idempotency;
    private final AuditLog audit;

    PersonAccessApi(Access access, PersonFile file, Idempotency idempotency, AuditLog audit) {
        this.access = access;
        this.file = file;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /** One thing that a role is limited to. */
    record ScopeBody(
            @NotBlank @Size(max = 60) @Nullable String kind,
            @NotNull @Nullable UUID id) {

        Access.Scope scope() {
            return new Access.Scope(String.valueOf(kind), Objects.requireNonNull(id));
        }
    }

    /**
     * A role to give.
     *
     * @param role its key
     * @param scope absent for the whole organization
     */
    record AssignmentBody(
            @NotBlank @Nullable String role,
            @Valid @Nullable ScopeBody scope) {}

    /** A role somebody has. */
    record HeldRole(String key, String name, Access.@Nullable Scope scope) {}

    /** A person's way in. */
    record PersonAccess(
            UUID person,
            AccountState state,
            @Nullable String login,
            @Nullable Instant lastSignIn,
            @Nullable Instant invitedUntil,
            List<HeldRole> roles) {

        static PersonAccess of(PersonPage page) {
            return new PersonAccess(
                    UUID.fromString(page.id()),
                    page.state(),
                    page.login(),
                    instant(page.lastSeen()),
                    instant(page.invitedUntil()),
                    page.roles().stream()
                            .map(role -> new HeldRole(role.key(), role.name(), role.limit()))
                            .toList());
        }

        private static @Nullable Instant instant(@Nullable ZonedDateTime time) {
            return time == null ? null : time.toInstant();
        }
    }

    @GetMapping("/access")
    @Operation(summary = "Shows a person's account and roles")
    PersonAccess show(@PathVariable PersonId id) {
        var shown = PersonAccess.of(file.of(id));
        audit.disclosed(id.value(), "profile");
        return shown;
    }

    @PostMapping("/roles")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Gives a person a role, for the whole organization or one thing")
    ResponseEntity<PersonAccess> assign(
            @PathVariable PersonId id,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody AssignmentBody body) {
        return idempotency
                .once("POST /api/people/" + id + "/roles", key, body, () -> {
                    require(id);
                    var scope = body.scope();
                    access.assign(id.value(), String.valueOf(body.role()), scope == null ? null : scope.scope());
                    return id.value();
                })
                .created("/api/people/{id}/access", person -> PersonAccess.of(file.of(id)));
    }

    @PostMapping("/roles/{role}/withdrawal")
    @Operation(summary = "Takes a role away, whatever it is limited to")
    PersonAccess withdraw(@PathVariable PersonId id, @PathVariable String role) {
        require(id);
        access.withdraw(id.value(), role);
        return PersonAccess.of(file.of(id));
    }

    @PostMapping("/disabled")
    @Operation(summary = "Stops a person, who is signed out at once")
    PersonAccess disable(@PathVariable PersonId id) {
        return turn(id, false);
    }

    @PostMapping("/enabled")
    @Operation(summary = "Lets a person act again")
    PersonAccess enable(@PathVariable PersonId id) {
        return turn(id, true);
    }

    private PersonAccess turn(PersonId id, boolean active) {
        require(id);
        access.setActive(id.value(), active);
        return PersonAccess.of(file.of(id));
    }

    /** A person of another tenant does not exist, and is not made an actor of this one. */
    private void require(PersonId id) {
        file.of(id);
    }
}
