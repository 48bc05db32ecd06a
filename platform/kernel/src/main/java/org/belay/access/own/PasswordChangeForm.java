// SPDX-License-Identifier: Apache-2.0
package org.belay.access.own;

import org.jspecify.annotations.Nullable;

/** The present password and the next one, twice. What was typed is never shown again. */
record PasswordChangeForm(
        @Nullable String present,
        @Nullable String password,
        @Nullable String again) {

    String typedPresent() {
        return present == null ? "" : present;
    }

    String typed() {
        return password == null ? "" : password;
    }

    boolean same() {
        return typed().equals(again == null ? "" : again);
    }

    @Override
    public String toString() {
        return "PasswordChangeForm";
    }
}
