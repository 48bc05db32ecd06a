// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.belay.api.Idempotency;
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

/** Dated settings over the API. An earlier value comes back by setting it again. */
@RestController
@RequestMapping("/api/organization/settings")
class SettingApi {

    private final SettingDesk desk;
    private final Idempotency idempotency;

    SettingApi(SettingDesk desk, Idempotency idempotency) {
        this.desk = desk;
        this.idempotency = idempotency;
    }

    /**
     * A value as sent.
     *
     * @param from the day it begins to hold; today unless told
     */
    record ValueBody(
            @NotNull @Nullable String value, @Nullable LocalDate from) {}

    /** A value that was set. {@code phase} is {@code planned}, {@code now} or {@code past}. */
    record SettingValue(String value, LocalDate from, String by, Instant at, String phase) {

        static SettingValue of(SettingDesk.Change change) {
            return new SettingValue(
                    change.value(), change.from(), change.by(), change.at().toInstant(), change.phase());
        }
    }

    /**
     * A setting as answered.
     *
     * @param value the one in force today
     * @param history newest day first; empty where the default has always held
     */
    record SettingResource(String key, String label, String hint, String value, List<SettingValue> history) {

        static SettingResource of(SettingDesk.Line line) {
            return new SettingResource(
                    line.key(),
                    line.label(),
                    line.hint(),
                    line.value(),
                    line.history().stream().map(SettingValue::of).toList());
        }
    }

    /** A list in a wrapper that can grow. */
    record SettingList(List<SettingResource> items) {}

    @GetMapping
    @Operation(summary = "Lists the settings with their history")
    SettingList list(Locale locale) {
        return new SettingList(desk.all(locale).values().stream()
                .flatMap(Collection::stream)
                .map(SettingResource::of)
                .toList());
    }

    @GetMapping("/{key}")
    @Operation(summary = "Shows a setting with its history")
    SettingResource show(@PathVariable String key, Locale locale) {
        return SettingResource.of(desk.get(key, locale));
    }

    @PostMapping("/{key}/values")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Sets a value from a day on")
    ResponseEntity<SettingResource> set(
            @PathVariable String key,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody ValueBody body,
            Locale locale) {
        var path = "/api/organization/settings/" + key;
        return idempotency
                .once("POST " + path + "/values", idempotencyKey, body, () -> {
                    var from = body.from() == null ? desk.today() : body.from();
                    return desk.set(key, Objects.requireNonNull(body.value()), from);
                })
                .created(path, set -> show(key, locale));
    }
}
