// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.standing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is printed: each credential with its cycle and the entries in it, by what was logged here. */
record Transcript(String person, String organization, String day, List<Part> parts) {

    record Part(
            String code,
            String name,
            String cycle,
            boolean estimated,
            String standing,
            String advice,
            List<Line> lines) {}

    /** @param note why the amounts differ, or that a certificate is missing */
    record Line(
            String day,
            String title,
            String provider,
            String worth,
            String counted,
            String state,
            @Nullable String note) {}
}
