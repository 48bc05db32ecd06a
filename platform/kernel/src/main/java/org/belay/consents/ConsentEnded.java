// SPDX-License-Identifier: Apache-2.0
package org.belay.consents;

import org.belay.people.PersonId;
import org.belay.tenancy.TenantEvent;
import org.belay.tenancy.TenantId;

/** A person has withdrawn a consent, or its time is over. Whoever shares something by it stops. */
public record ConsentEnded(TenantId tenant, PersonId person, String purpose, Why why) implements TenantEvent {

    /** What ended it. */
    public enum Why {
        WITHDRAWN,
        EXPIRED
    }
}
