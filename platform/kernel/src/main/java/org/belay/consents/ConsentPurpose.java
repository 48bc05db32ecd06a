// SPDX-License-Identifier: Apache-2.0
package org.belay.consents;

import org.jspecify.annotations.Nullable;

/**
 * A purpose that a module asks people's consent for. A bean of this type is all it takes. Its words stand in a message
 * bundle under {@code consent.<key>.name}, {@code .what} is shared, {@code .whom} with, and {@code .why}.
 *
 * @param key unique and stable, as {@code careers.outcomes}; its first part is the module's name
 * @param number of the words; a greater one asks everybody anew
 * @param months how long a consent lasts; null until it is withdrawn
 * @param onTheSpot whether people are asked where it is needed, and not on their page of consents
 */
public record ConsentPurpose(
        String key, int number, @Nullable Integer months, boolean onTheSpot) {

    public ConsentPurpose {
        if (!key.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9-]*)+") || number < 1) {
            throw new IllegalArgumentException("A purpose reads like 'careers.outcomes': " + key);
        }
    }

    /** The name of the module that asks. */
    public String module() {
        return key.substring(0, key.indexOf('.'));
    }
}
