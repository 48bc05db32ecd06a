// SPDX-License-Identifier: Apache-2.0
package org.belay.access.role;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.belay.api.Idempotency;
import org.belay.api.SeenVersion;
import org.belay.api.Versioned;
import org.belay.plugins.Modules;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Roles over the API, and the permissions they can have. */
@RestController
class RoleApi {

    private static final String ROLES = "/api/roles";

    private final RoleDesk desk;
    private final Idempotency idempotency;
    private final Modules modules;
    private final MessageSource messages;

    RoleApi(RoleDesk desk, Idempotency idempotency, Modules modules, MessageSource messages) {
        this.desk = desk;
        this.idempotency = idempotency;
        this.modules = modules;
        this.messages = messages;
    }

    /** A role as sent. */
    record RoleBody(
            @NotBlank @Size(max = 80) @Nullable String name,
            @Size(max = 1_000) @Nullable String description,
            @NotNull @Nullable Set<String> permissions) {

        String typedDescription() {
            return description == null ? "" : description;
        }

        Set<String> chosen() {
            return permissions == null ? Set.of() : permissions;
        }
    }

    /** A role as answered. */
    record RoleResource(
            UUID id, String key, String name, String description, Set<String> permissions, long holders, long version)
            implements Versioned {

        static RoleResource of(RoleDesk.Detail role) {
            return new RoleResource(
                    role.id().value(),
                    role.key(),
                    role.name(),
                    role.description(),
                    new TreeSet<>(role.permissions()),
                    role.holders(),
                    role.version());
        }
    }

    /** A list in a wrapper that can grow. */
    record RoleList(List<RoleResource> items) {}

    /** The permissions of each module. */
    record PermissionList(List<PermissionGroup> items) {}

    @GetMapping(ROLES)
    @Operation(summary = "Lists the roles")
    RoleList list() {
        return new RoleList(desk.details().stream().map(RoleResource::of).toList());
    }

    @GetMapping("/api/permissions")
    @Operation(summary = "Lists the permissions a role can have, by module")
    PermissionList permissions(Locale locale) {
        desk.all(); // for those who may see roles, as the page
        return new PermissionList(PermissionGroup.of(modules.all().stream(), messages, locale));
    }

    @GetMapping(ROLES + "/{id}")
    @Operation(summary = "Shows a role")
    RoleResource show(@PathVariable RoleId id) {
        return RoleResource.of(desk.get(id));
    }

    @PostMapping(ROLES)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds a role")
    ResponseEntity<RoleResource> add(
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody RoleBody body) {
        return idempotency
                .once(
                        "POST " + ROLES,
                        key,
                        body,
                        () -> desk.add(String.valueOf(body.name()), body.typedDescription(), body.chosen())
                                .value())
                .created(ROLES + "/{id}", id -> show(new RoleId(id)));
    }

    @PutMapping(ROLES + "/{id}")
    @Operation(summary = "Changes a role")
    RoleResource change(@PathVariable RoleId id, SeenVersion seen, @Valid @RequestBody RoleBody body) {
        desk.change(id, seen.value(), String.valueOf(body.name()), body.typedDescription(), body.chosen());
        return show(id);
    }
}
