// SPDX-License-Identifier: Apache-2.0
package org.belay.people;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People as rows from elsewhere name them. Made by {@link PeopleRegister}.
 *
 * @param byNumber by their number in the other system
 * @param byEmail by their e-mail in lower case
 */
public record KnownPeople(Map<String, PersonId> byNumber, Map<String, PersonId> byEmail) {

    /** The person with the number, else the one with the e-mail; null when there is neither. */
    public @Nullable PersonId find(String number, String email) {
        var numbered = byNumber.get(number);
        return numbered == null ? byEmail.get(email.toLowerCase(Locale.ROOT)) : numbered;
    }
}
