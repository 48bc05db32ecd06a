// SPDX-License-Identifier: Apache-2.0
package org.belay.access.own;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.belay.api.SeenVersion;
import org.belay.api.Versioned;
import org.belay.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The account of the person whom the token names. A program that acts for itself has none: to it, all of this is absent. */
@RestController
@RequestMapping("/api/account")
class OwnAccountApi {

    private static final String NO_SESSION = "";

    private final OwnAccount account;

    OwnAccountApi(OwnAccount account) {
        this.account = account;
    }

    /** What people choose for themselves. */
    record DetailsBody(
            @Size(max = 200) @Nullable String preferredName,
            @Size(max = 200) @Nullable String pronouns,
            @Nullable String zone,
            @Nullable String language) {}

    /** The present password and the next one. */
    record PasswordBody(
            @NotBlank @Nullable String present,
            @NotBlank @Nullable String password) {

        @Override
        public String toString() {
            return "PasswordBody";
        }
    }

    /** A place where the person is signed in to the portal. */
    record SessionResource(Instant since, Instant lastUsed) {

        static SessionResource of(OwnSession session) {
            return new SessionResource(
                    session.since().toInstant(), session.lastUsed().toInstant());
        }
    }

    /** The account as answered; without {@code login} for who comes in by another way. */
    record AccountResource(
            PersonId person,
            @Nullable String login,
            @Nullable String preferredName,
            @Nullable String pronouns,
            @Nullable String zone,
            @Nullable String language,
            List<SessionResource> sessions,
            long version)
            implements Versioned {

        static AccountResource of(OwnAccount.Overview overview) {
            var details = overview.person().details();
            return new AccountResource(
                    overview.person().id(),
                    overview.login().orElse(null),
                    details.preferredName(),
                    details.pronouns(),
                    details.zone(),
                    details.language(),
                    overview.sessions().stream().map(SessionResource::of).toList(),
                    overview.person().version());
        }
    }

    /** How many sessions ended. */
    record Ended(int sessions) {}

    @GetMapping
    @Operation(summary = "Shows one's own account and where one is signed in")
    AccountResource show() {
        return AccountResource.of(account.overview(NO_SESSION));
    }

    @PutMapping
    @Operation(summary = "Changes one's own details")
    AccountResource change(SeenVersion seen, @Valid @RequestBody DetailsBody body) {
        account.change(
                new OwnDetailsForm(body.preferredName(), body.pronouns(), body.zone(), body.language(), seen.value()));
        return show();
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Changes one's own password and signs out of the portal everywhere")
    void changePassword(@Valid @RequestBody PasswordBody body) {
        account.changePassword(new PasswordChangeForm(body.present(), body.password(), body.password()), NO_SESSION);
    }

    @PostMapping("/sessions/end")
    @Operation(summary = "Signs out of the portal everywhere")
    Ended signOut() {
        return new Ended(account.signOut(null));
    }
}
