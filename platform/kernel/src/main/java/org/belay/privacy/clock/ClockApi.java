// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.clock;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The table of legal times over the API. */
@RestController
@RequestMapping("/api/privacy/clocks")
class ClockApi {

    private final LegalClocks clocks;

    ClockApi(LegalClocks clocks) {
        this.clocks = clocks;
    }

    /** Figures as sent, with the version that was seen. */
    record ClockBody(
            @Nullable Integer length,
            @Nullable Integer extension,
            @Nullable String source,
            long version) {}

    /** A list in a wrapper that can grow. */
    record ClockList(List<LegalClock> items) {}

    @GetMapping
    @Operation(summary = "Lists how long each rule gives")
    ClockList list() {
        return new ClockList(clocks.all());
    }

    @PostMapping("/{regime}")
    @Operation(summary = "Changes how long a rule gives, for what begins from now on")
    LegalClock change(@PathVariable Regime regime, @RequestBody ClockBody body) {
        clocks.change(regime, body.length(), body.extension(), body.source(), body.version());
        return clocks.of(regime);
    }
}
