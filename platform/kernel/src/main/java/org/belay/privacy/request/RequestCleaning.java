// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import java.time.Duration;
import org.belay.jobs.RecurringTenantWork;
import org.belay.privacy.Farewell;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removes copies whose time is up, and the last mail to people who are erased. */
@Component
class RequestCleaning implements RecurringTenantWork {

    private static final int AT_ONCE = 100;

    private final Copies copies;
    private final Farewell farewell;

    RequestCleaning(Copies copies, Farewell farewell) {
        this.copies = copies;
        this.farewell = farewell;
    }

    @Override
    public String name() {
        return "privacy.cleaning";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    @Transactional
    public void run() {
        copies.removeExpired(AT_ONCE);
        farewell.forgetSent();
    }
}
