// SPDX-License-Identifier: Apache-2.0
package org.belay.audit.search;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.audit.AuditVerification;
import org.belay.audit.AuditVerification.Standing;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The audit log over the API. */
@RestController
@RequestMapping("/api/audit")
class AuditApi {

    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private final AuditSearch search;
    private final LogCheck check;
    private final AuditVerification verification;
    private final JsonMapper json;

    AuditApi(AuditSearch search, LogCheck check, AuditVerification verification, JsonMapper json) {
        this.search = search;
        this.check = check;
        this.verification = verification;
        this.json = json;
    }

    /** Who did something, or what it was done to. */
    record Party(String kind, @Nullable UUID id, @Nullable String name) {}

    /**
     * An entry.
     *
     * @param details absent when they were erased
     * @param number its place in the sealed log; 0 while it waits
     * @param hash absent while it waits
     */
    record EntryResource(
            UUID id,
            Instant at,
            String action,
            Party actor,
            Party subject,
            @Nullable Map<String, @Nullable Object> details,
            long number,
            @Nullable String hash) {}

    /** How the log stands, and what the latest check found; without {@code last} nobody has checked yet. */
    record CheckResource(Standing standing, LogCheck.@Nullable Done last) {}

    /** The actions that occur. */
    record ActionList(List<String> items) {}

    @GetMapping("/entries")
    @Operation(summary = "Finds entries, newest first")
    Page<EntryResource> list(@ParameterObject AuditFilter filter, @ParameterObject Paging paging) {
        var found = search.page(filter, paging);
        var names = search.names(found.items());
        return found.map(entry -> resource(entry, names));
    }

    @GetMapping("/entries/{id}")
    @Operation(summary = "Shows an entry")
    EntryResource show(@PathVariable UUID id) {
        var entry = search.get(id);
        return resource(entry, search.names(List.of(entry)));
    }

    @GetMapping("/actions")
    @Operation(summary = "Lists the actions that occur in the log")
    ActionList actions() {
        return new ActionList(search.actions());
    }

    @GetMapping("/check")
    @Operation(summary = "Shows how the log stands and what the latest check found")
    CheckResource latest() {
        return new CheckResource(verification.standing(), check.last().orElse(null));
    }

    @PostMapping("/checks")
    @Operation(summary = "Checks the whole log")
    CheckResource check() {
        check.run();
        return latest();
    }

    private EntryResource resource(StoredEntry entry, Map<UUID, String> names) {
        return new EntryResource(
                entry.id(),
                entry.at(),
                entry.action(),
                new Party(entry.actorKind(), entry.actor(), entry.actorName()),
                new Party(
                        entry.subjectKind(),
                        entry.subject(),
                        entry.subject() == null ? null : names.get(entry.subject())),
                entry.details() == null ? null : json.readValue(entry.details(), FIELDS),
                entry.number(),
                entry.hash());
    }
}
