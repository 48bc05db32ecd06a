// SPDX-License-Identifier: Apache-2.0
package org.belay.access.link;

import org.jspecify.annotations.Nullable;

/** The password somebody chooses, typed twice. What was typed is never shown again. */
record PasswordForm(@Nullable String password, @Nullable String again) {

    String typed() {
        return password == null ? "" : password;
    }

    String typedAgain() {
        return again == null ? "" : again;
    }

    @Override
    public String toString() {
        return "PasswordForm";
    }
}
