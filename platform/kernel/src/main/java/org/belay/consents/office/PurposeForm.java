// SPDX-License-Identifier: Apache-2.0
package org.belay.consents.office;

import java.time.LocalDate;
import org.belay.consents.Purpose.Text;
import org.belay.consents.Words;
import org.belay.consents.office.ConsentDesk.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * A purpose as typed.
 *
 * @param seen the number of the newest words that the writer saw; 0 for a new purpose
 */
record PurposeForm(
        @Nullable String askedBy,
        @Nullable String language,
        @Nullable String name,
        @Nullable String what,
        @Nullable String whom,
        @Nullable String why,

        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate from,

        @Nullable Integer months,
        boolean asksAnew,
        int seen) {

    static PurposeForm blank(String language, LocalDate today) {
        return new PurposeForm("", language, "", "", "", "", today, null, true, 0);
    }

    static PurposeForm of(Text newest, String language, LocalDate today) {
        var words = newest.words().getOrDefault(language, new Words("", "", "", ""));
        return new PurposeForm(
                "",
                language,
                words.name(),
                words.what(),
                words.whom(),
                words.why(),
                newest.from().isAfter(today) ? newest.from() : today,
                newest.months(),
                false,
                newest.number());
    }

    Wording wording() {
        return new Wording(language, Words.checked(name, what, whom, why), from, months, asksAnew);
    }
}
