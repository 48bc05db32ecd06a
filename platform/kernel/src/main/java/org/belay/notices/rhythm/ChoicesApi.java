// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.rhythm;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.belay.api.SeenVersion;
import org.belay.api.Versioned;
import org.belay.notices.MailHours;
import org.belay.plugins.NoticeKind.Rhythm;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own choices about mail over the API. */
@RestController
@RequestMapping("/api/inbox/choices")
class ChoicesApi {

    private final Choices choices;

    ChoicesApi(Choices choices) {
        this.choices = choices;
    }

    /** The choices as sent. */
    record ChoicesBody(
            @NotNull @Nullable Map<String, Rhythm> rhythms,
            @Min(0) @Max(23) @Nullable Integer quietFrom,
            @Min(0) @Max(23) @Nullable Integer quietUntil,
            @NotNull @Min(0) @Max(23) @Nullable Integer digestHour,
            @NotNull @Nullable DayOfWeek digestDay) {

        MailHours hours() {
            return new MailHours(
                    quietFrom, quietUntil, Objects.requireNonNull(digestHour), Objects.requireNonNull(digestDay));
        }
    }

    /** The choices as answered; the zone is the person's. */
    record ChoicesResource(
            Map<String, Rhythm> rhythms,
            @Nullable Integer quietFrom,
            @Nullable Integer quietUntil,
            int digestHour,
            DayOfWeek digestDay,
            String zone,
            long version)
            implements Versioned {

        static ChoicesResource of(Choices.Chosen chosen) {
            var rhythms = new TreeMap<String, Rhythm>();
            chosen.kinds().forEach(choice -> rhythms.put(choice.kind().key(), choice.rhythm()));
            var hours = chosen.hours();
            return new ChoicesResource(
                    rhythms,
                    hours.quietFrom(),
                    hours.quietUntil(),
                    hours.digestHour(),
                    hours.digestDay(),
                    chosen.zone(),
                    chosen.version());
        }
    }

    @GetMapping
    @Operation(summary = "Shows how and when one gets notices by e-mail")
    ChoicesResource show() {
        return ChoicesResource.of(choices.mine());
    }

    @PutMapping
    @Operation(summary = "Chooses how and when one gets notices by e-mail")
    ChoicesResource choose(SeenVersion seen, @Valid @RequestBody ChoicesBody body) {
        return ChoicesResource.of(choices.choose(Objects.requireNonNull(body.rhythms()), body.hours(), seen.value()));
    }
}
