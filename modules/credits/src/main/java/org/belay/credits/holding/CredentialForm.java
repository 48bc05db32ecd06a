// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.holding;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.belay.credits.CeRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What was typed, as it was typed. */
record CredentialForm(
        @Nullable String code,
        @Nullable String start,
        @Nullable String end,
        @Nullable String passedOn,
        @Nullable Long version) {

    static CredentialForm of(CeRecord.Held held) {
        return new CredentialForm(
                held.code(),
                held.cycle().estimated() ? "" : held.cycle().start().toString(),
                held.cycle().estimated() ? "" : held.cycle().end().toString(),
                Objects.toString(held.passedOn(), ""),
                held.version());
    }

    /** Reads the dates; what is no date is told at its field. */
    Dates dates(Errors errors) {
        return new Dates(day(errors, "start", start), day(errors, "end", end), day(errors, "passedOn", passedOn));
    }

    /** Dates as far as they could be read. */
    record Dates(
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable LocalDate passedOn) {

        CycleDates checked() {
            return new CycleDates(start, end, passedOn);
        }
    }

    private static @Nullable LocalDate day(Errors errors, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            errors.rejectValue(field, "credits.cycle.date");
            return null;
        }
    }
}
