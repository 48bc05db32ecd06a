// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.design;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field of each kind. */
record DesignForm(
        String title,
        String email,
        String date,
        String minutes,
        String way,
        String domain,
        List<String> countsFor,
        boolean remind,
        @Nullable String certificate,
        String notes) {

    static DesignForm filled() {
        return new DesignForm(
                "Release of information after the 2026 privacy updates",
                "renata.plover@example.org",
                "2026-11-14",
                "150",
                "recorded",
                "privacy",
                List.of("rhia"),
                true,
                null,
                "");
    }

    static DesignForm wrong() {
        return new DesignForm("", "renata.plover", "2027-11-14", "-5", "", "", List.of(), false, null, "");
    }
}
