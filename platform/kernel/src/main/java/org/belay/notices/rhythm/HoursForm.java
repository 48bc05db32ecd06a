// SPDX-License-Identifier: Apache-2.0
package org.belay.notices.rhythm;

import java.time.DayOfWeek;
import org.belay.notices.MailHours;
import org.jspecify.annotations.Nullable;

/** A person's hours as chosen on the page. */
record HoursForm(
        @Nullable Integer quietFrom, @Nullable Integer quietUntil, int digestHour, DayOfWeek digestDay, long version) {

    static HoursForm of(Choices.Chosen chosen) {
        var hours = chosen.hours();
        return new HoursForm(
                hours.quietFrom(), hours.quietUntil(), hours.digestHour(), hours.digestDay(), chosen.version());
    }

    MailHours hours() {
        return new MailHours(quietFrom, quietUntil, digestHour, digestDay);
    }
}
