// SPDX-License-Identifier: Apache-2.0
package org.belay.moving.office;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.moving.MovingDesk;
import org.belay.moving.Received;
import org.belay.moving.Sources;
import org.belay.moving.Sources.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same over the API. */
@RestController
@RequestMapping("/api/privacy/moving")
class MovedApi {

    private final MovingDesk desk;
    private final Sources sources;

    private final AuditLog audit;

    MovedApi(MovingDesk desk, Sources sources, AuditLog audit) {
        this.audit = audit;
        this.desk = desk;
        this.sources = sources;
    }

    /** A page of what was brought, what waits first. */
    record MovedList(List<Received> items, int page, int pages) {}

    /** A list in a wrapper that can grow. */
    record SourceList(List<Source> items) {}

    /**
     * Whose keys count from now on.
     *
     * @param keys a JSON Web Key Set of public RSA keys, as text
     */
    record SourceBody(
            @Nullable String host,
            @Nullable String name,
            @Nullable String keys) {}

    @GetMapping
    @Operation(summary = "Lists records that people brought, what waits for the office first")
    MovedList list(@RequestParam(defaultValue = "1") int page) {
        var found = desk.sheet(page);
        return new MovedList(found.rows(), found.number(), found.totalPages());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a record that somebody brought")
    Received show(@PathVariable UUID id) {
        var one = desk.get(id);
        audit.disclosed(one.person(), "profile");
        return one;
    }

    @PostMapping("/{id}/acceptance")
    @Operation(summary = "Accepts a record that waits")
    Received accept(@PathVariable UUID id) {
        desk.accept(id);
        return desk.get(id);
    }

    @PostMapping("/{id}/refusal")
    @Operation(summary = "Refuses a record that waits")
    Received refuse(@PathVariable UUID id) {
        desk.refuse(id);
        return desk.get(id);
    }

    @GetMapping("/sources")
    @Operation(summary = "Lists the organizations elsewhere whose keys count")
    SourceList sources() {
        return new SourceList(sources.all());
    }

    @PostMapping("/sources")
    @Operation(summary = "Trusts the keys of an organization elsewhere")
    SourceList trust(@RequestBody SourceBody body) {
        sources.trust(body.host(), body.name(), body.keys());
        return sources();
    }

    @PostMapping("/sources/{host}/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "No longer trusts an organization elsewhere")
    void forget(@PathVariable String host) {
        sources.forget(host);
    }
}
