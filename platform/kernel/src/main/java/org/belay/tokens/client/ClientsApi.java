// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens.client;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.belay.api.Idempotency;
import org.belay.tokens.client.Clients.Client;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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

/** The programs that use the API, over the API. A secret is answered once, by the request that made it. */
@RestController
@RequestMapping("/api/clients")
class ClientsApi {

    private final Clients clients;
    private final Idempotency idempotency;

    ClientsApi(Clients clients, Idempotency idempotency) {
        this.clients = clients;
        this.idempotency = idempotency;
    }

    /** A new client as sent. */
    record ClientBody(
            @NotBlank @Nullable String clientId,
            @NotBlank @Nullable String name,
            @Nullable List<String> redirectUris,
            @Nullable Set<String> roles) {

        List<String> addresses() {
            return redirectUris == null ? List.of() : redirectUris;
        }

        Set<String> chosenRoles() {
            return roles == null ? Set.of() : roles;
        }
    }

    /** A new client as answered; a repeated request does not get the secret again. */
    record NewClient(Client client, @Nullable String secret) {}

    /** A fresh secret. */
    record Secret(String secret) {}

    /** Whether a client may act. */
    record StatusBody(@NotNull @Nullable Boolean active) {}

    /** The keys of all roles that a client is to have. */
    record RolesBody(@NotNull @Nullable Set<String> roles) {}

    /** A list in a wrapper that can grow. */
    record ClientList(List<Client> items) {}

    @GetMapping
    @Operation(summary = "Lists the clients")
    ClientList list() {
        return new ClientList(clients.all());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a client")
    Client show(@PathVariable UUID id) {
        return clients.get(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Registers a client and answers its secret, once")
    ResponseEntity<NewClient> add(
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody ClientBody body) {
        var secret = clients.newSecret();
        var made = idempotency.once(
                "POST /api/clients",
                key,
                body,
                () -> clients.add(
                        String.valueOf(body.clientId()),
                        String.valueOf(body.name()),
                        secret,
                        body.addresses(),
                        body.chosenRoles()));
        return made.created("/api/clients/{id}", id -> new NewClient(clients.get(id), made.replayed() ? null : secret));
    }

    @PostMapping("/{id}/secret")
    @Operation(summary = "Puts a new secret in the place of the old one and answers it, once")
    ResponseEntity<Secret> rotate(@PathVariable UUID id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Secret(clients.rotateSecret(id)));
    }

    @PostMapping("/{id}/status")
    @Operation(summary = "Stops a client or lets it act again")
    Client turn(@PathVariable UUID id, @Valid @RequestBody StatusBody body) {
        clients.setActive(id, Boolean.TRUE.equals(body.active()));
        return clients.get(id);
    }

    @PostMapping("/{id}/roles")
    @Operation(summary = "Gives a client these roles and takes all others away")
    Client changeRoles(@PathVariable UUID id, @Valid @RequestBody RolesBody body) {
        clients.changeRoles(id, body.roles() == null ? Set.of() : body.roles());
        return clients.get(id);
    }
}
