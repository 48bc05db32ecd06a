// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** New identifiers: UUID version 7 (RFC 9562), so that they sort by their time of birth. */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
