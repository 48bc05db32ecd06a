// SPDX-License-Identifier: Apache-2.0
package org.belay.tokens;

import java.time.Duration;
import org.belay.api.Idempotency;
import org.belay.jobs.RecurringTenantWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets authorizations that have run out and the keys of creates that nobody repeats any more. */
@Component
class TokensCleaning implements RecurringTenantWork {

    private final Authorizations authorizations;
    private final Idempotency idempotency;

    TokensCleaning(Authorizations authorizations, Idempotency idempotency) {
        this.authorizations = authorizations;
        this.idempotency = idempotency;
    }

    @Override
    public String name() {
        return "tokens.cleaning";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(30);
    }

    @Override
    @Transactional
    public void run() {
        authorizations.forgetExpired();
        idempotency.forgetOld();
    }
}
