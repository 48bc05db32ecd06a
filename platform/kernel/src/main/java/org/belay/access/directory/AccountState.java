// SPDX-License-Identifier: Apache-2.0
package org.belay.access.directory;

import java.util.Locale;

/** Whether a person can sign in. */
enum AccountState {
    ACTIVE("good", "a.password_hash is not null and c.active"),
    INVITED("attention", "a.person_id is not null and a.password_hash is null and c.active"),
    DISABLED("problem", "not c.active"),
    NONE("neutral", "a.person_id is null and c.active is not false");

    private final String kind;
    private final String condition;

    AccountState(String kind, String condition) {
        this.kind = kind;
        this.condition = condition;
    }

    /** Kind of the badge that shows it. */
    public String kind() {
        return kind;
    }

    /** Message key of its name. */
    public String label() {
        return "people.state." + name().toLowerCase(Locale.ROOT);
    }

    /** What holds in SQL, with {@code a} the account and {@code c} the actor. */
    String condition() {
        return condition;
    }
}
