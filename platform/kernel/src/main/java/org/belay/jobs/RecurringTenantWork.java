// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs;

import java.time.Duration;

/**
 * Work that recurs for every active tenant. Implemented by modules as a bean; a tenant that has switched off the
 * feature that the bean's class belongs to is left out.
 */
public interface RecurringTenantWork {

    /** Unique and stable, as {@code notices.delivery}. */
    String name();

    /** The pause between the end of one round over all tenants and the next; not less than a second. */
    Duration interval();

    /**
     * Does the work for the tenant of the current scope, as {@link org.belay.tenancy.Actor#SYSTEM}, outside a
     * transaction: it opens its own. One node at a time does it; a round that failed or was cut off is simply followed
     * by the next, so a second run does no harm. A failure for one tenant does not keep it from the others.
     */
    void run();
}
