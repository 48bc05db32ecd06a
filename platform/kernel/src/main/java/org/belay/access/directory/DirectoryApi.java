// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of people with their roles and accounts, over the API. */
@RestController
class DirectoryApi {

    private final PeopleDirectory directory;

    DirectoryApi(PeopleDirectory directory) {
        this.directory = directory;
    }

    /** A person in the list; roles by name. */
    record DirectoryEntry(
            String id,
            String name,
            @Nullable String pronouns,
            @Nullable String email,
            List<String> roles,
            AccountState state,
            @Nullable Instant lastSignIn) {

        static DirectoryEntry of(PersonRow row) {
            var seen = row.lastSeen();
            return new DirectoryEntry(
                    row.id(),
                    row.name(),
                    row.pronouns(),
                    row.email(),
                    row.roles(),
                    row.state(),
                    seen == null ? null : seen.toInstant());
        }
    }

    @GetMapping("/api/directory")
    @Operation(summary = "Lists people with their roles and accounts, by name")
    Page<DirectoryEntry> list(
            @Parameter(description = "The beginning of a name or of an e-mail address.")
                    @RequestParam(required = false)
                    @Nullable
                    String search,
            @Parameter(description = "Key of a role that they have.") @RequestParam(required = false) @Nullable
                    String role,
            @Parameter(description = "How their account stands.") @RequestParam(required = false) @Nullable
                    AccountState state,
            @ParameterObject Paging paging) {
        var sought = new PeopleSearch(search, role, state == null ? null : state.name(), null, null, null);
        return directory.page(sought, paging).map(DirectoryEntry::of);
    }
}
