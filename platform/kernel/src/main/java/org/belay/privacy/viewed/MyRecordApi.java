// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.viewed;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.belay.api.Page;
import org.belay.api.Paging;
import org.belay.people.DirectoryChoices.Field;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same over the API, with a person's token. */
@RestController
@RequestMapping("/api/my-data")
class MyRecordApi {

    private final MyRecord record;

    MyRecordApi(MyRecord record) {
        this.record = record;
    }

    /** A look at the person's record. */
    record ViewResource(
            UUID id, Instant at, String what, @Nullable String who) {

        static ViewResource of(MyRecord.View view) {
            return new ViewResource(view.id(), view.at(), view.what(), view.who());
        }
    }

    /** What the directory leaves out. */
    record Hidden(@NotNull @Nullable List<Field> hidden) {}

    @GetMapping("/views")
    @Operation(summary = "Lists who saw the person’s record, the newest first")
    Page<ViewResource> views(@ParameterObject Paging paging) {
        return record.page(paging).map(ViewResource::of);
    }

    @GetMapping("/directory")
    @Operation(summary = "Shows what the person hides from the directory")
    Hidden directory() {
        return new Hidden(record.hidden());
    }

    @PostMapping("/directory")
    @Operation(summary = "Hides exactly these from the directory")
    Hidden hide(@Valid @RequestBody Hidden body) {
        record.hide(Set.copyOf(Objects.requireNonNull(body.hidden())));
        return directory();
    }
}
