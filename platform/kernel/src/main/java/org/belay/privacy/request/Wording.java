// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import org.belay.tenancy.RuleViolation;
import org.jspecify.annotations.Nullable;

/** What people write into a request. */
final class Wording {

    static final int LONGEST = 2000;

    private Wording() {}

    static String required(@Nullable String text, String missingKey) {
        var written = optional(text);
        if (written == null) {
            throw new RuleViolation(missingKey);
        }
        return written;
    }

    static @Nullable String optional(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new RuleViolation("privacy.too-long", LONGEST);
        }
        return text.strip();
    }
}
