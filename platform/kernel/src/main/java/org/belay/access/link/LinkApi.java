// SPDX-License-Identifier: Apache-2.0
package org.belay.access.link;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.belay.api.Idempotency;
import org.belay.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has links mailed, over the API. The links themselves are for people, and lead to pages. */
@RestController
class LinkApi {

    private final Invitations invitations;
    private final PasswordResets resets;
    private final PortalAddress address;
    private final Idempotency idempotency;

    LinkApi(Invitations invitations, PasswordResets resets, PortalAddress address, Idempotency idempotency) {
        this.invitations = invitations;
        this.resets = resets;
        this.address = address;
        this.idempotency = idempotency;
    }

    /** Whose password is forgotten. */
    record ResetBody(@NotBlank @Size(max = 300) @Nullable String login) {}

    @PostMapping("/api/people/{id}/invitation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Invites a person, or invites them again")
    void invite(
            @PathVariable PersonId id,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            HttpServletRequest request) {
        idempotency.once("POST /api/people/" + id + "/invitation", key, Map.of(), () -> {
            invitations.send(id, address.of(request));
            return id.value();
        });
    }

    @PostMapping("/api/password-resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Mails a link to choose a new password, if the name can sign in; the answer does not say")
    void reset(@Valid @RequestBody ResetBody body, HttpServletRequest request) {
        resets.ask(String.valueOf(body.login()).strip(), address.of(request));
    }
}
