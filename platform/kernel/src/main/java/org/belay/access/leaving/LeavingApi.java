// SPDX-License-Identifier: Apache-2.0
package org.belay.access.leaving;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.belay.access.Leaving;
import org.belay.access.leaving.LeavingDesk.Left;
import org.belay.access.leaving.LeavingDesk.Outcome;
import org.belay.people.People;
import org.belay.people.PersonId;
import org.belay.tenancy.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same over the API. */
@RestController
@RequestMapping("/api/people")
class LeavingApi {

    private final Leaving leaving;
    private final LeavingDesk desk;
    private final People people;

    LeavingApi(Leaving leaving, LeavingDesk desk, People people) {
        this.leaving = leaving;
        this.desk = desk;
        this.people = people;
    }

    /** The day somebody left; absent for today. */
    record LeftBody(@Nullable LocalDate on) {}

    /** Whoever left, by e-mail address. */
    record ManyBody(List<String> emails) {}

    @GetMapping("/{id}/left")
    @Operation(summary = "Shows since when a person has left; 404 for who has not")
    Left show(@PathVariable PersonId id) {
        people.get(id);
        return desk.of(id).orElseThrow(NotFound::new);
    }

    @PostMapping("/{id}/left")
    @Operation(summary = "Says that a person has left: their roles end")
    Left left(@PathVariable PersonId id, @RequestBody LeftBody body) {
        people.get(id);
        leaving.left(id, body.on());
        return desk.of(id).orElseThrow(NotFound::new);
    }

    @PostMapping("/{id}/back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Says that a person came back: they have their roles again")
    void back(@PathVariable PersonId id) {
        people.get(id);
        leaving.back(id);
    }

    @PostMapping("/leaving")
    @Operation(summary = "Says that many people have left")
    Outcome allLeft(@RequestBody ManyBody body) {
        return desk.allLeft(String.join("\n", body.emails()));
    }
}
